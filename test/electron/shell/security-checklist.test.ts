import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as electron from '../../kit/electron-stand-in.ts';
import { startShell, type Shell } from '../../kit/start-shell.ts';
import { pageHeaders } from '../../../electron/pages/page-headers.ts';

vi.mock('electron', () => import('../../kit/electron-stand-in.ts'));

const root = join(import.meta.dirname, '..', '..', '..');

function sources(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}

function only<Item>(items: readonly Item[]): Item {
  expect(items).toHaveLength(1);
  return items[0] as Item;
}

let shell: Shell;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());

const desk = () => electron.session.fromPartition('persist:desk');
const window = () => only(electron.recorded.windows);
const preferences = () => window().options.webPreferences;

/** https://www.electronjs.org/docs/latest/tutorial/security, in its order. */
describe("Electron's security checklist", () => {
  it('1 loads only its own secure scheme', () => {
    expect(window().loaded).toEqual(['app://desk/']);
    expect(electron.recorded.privilegedSchemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
  });

  it('2 gives pages no Node', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
  });

  it('3 isolates the context of the preload', () => {
    expect(preferences()).toMatchObject({ contextIsolation: true });
  });

  it('4 sandboxes every renderer', () => {
    expect(electron.recorded.sandboxEnabled).toBe(true);
    expect(preferences()).toMatchObject({ sandbox: true });
  });

  describe('5 answers permission requests itself', () => {
    function asks(permission: string, url: string, mediaTypes?: readonly string[]): boolean | undefined {
      let given: boolean | undefined;
      const handler = desk().permissionRequest as unknown as (contents: unknown, permission: string, answer: (allowed: boolean) => void, details: unknown) => void;
      handler({ getURL: () => url }, permission, (allowed) => (given = allowed), mediaTypes === undefined ? {} : { mediaTypes });
      return given;
    }
    it.each([
      ['media', 'app://desk/', ['video'], true],
      ['media', 'app://desk/', ['audio'], false],
      ['media', 'app://desk/', ['audio', 'video'], false],
      ['media', 'https://evil.example/', ['video'], false],
      ['media', 'app://other/', ['video'], false],
      ['clipboard-sanitized-write', 'app://desk/', undefined, true],
      ['clipboard-read', 'app://desk/', undefined, false],
      ['geolocation', 'app://desk/', undefined, false],
      ['notifications', 'app://desk/', undefined, false],
      ['openExternal', 'app://desk/', undefined, false],
      ['fullscreen', 'app://desk/', undefined, false],
    ])('%s from %s %j is %s', (permission, url, mediaTypes, allowed) => {
      expect(asks(permission, url, mediaTypes)).toBe(allowed);
      const check = desk().permissionCheck as unknown as (contents: unknown, permission: string, origin: string, details: unknown) => boolean;
      expect(check(null, permission, url, mediaTypes === undefined ? {} : { mediaType: mediaTypes.includes('audio') ? 'audio' : mediaTypes[0] })).toBe(allowed);
    });
    it('gives out no devices', () => {
      expect((desk().devicePermission as unknown as () => boolean)()).toBe(false);
    });
  });

  it('6 leaves webSecurity on', () => {
    expect(preferences()).toMatchObject({ webSecurity: true });
  });

  it('7 answers every page with a strict content security policy', async () => {
    const policy = pageHeaders['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    for (const address of ['app://desk/', 'app://desk/missing.js', 'app://desk/..%2f..%2fetc/passwd', 'app://desk/photo/x/thumb']) {
      const pending = desk().handlers.get('app')?.(new Request(address));
      const asked = electron.recorded.utilities[0]?.sent.at(-1)?.message;
      if (asked?.['kind'] === 'open') electron.recorded.utilities[0]?.emit('message', { kind: 'not-opened', ask: asked['ask'], status: 404 });
      expect((await pending)?.headers.get('content-security-policy')).toBe(policy);
    }
  });

  it('8 allows no insecure content', () => {
    expect(preferences()).toMatchObject({ allowRunningInsecureContent: false });
  });

  it('9 enables no experimental features', () => {
    expect(preferences()).toMatchObject({ experimentalFeatures: false });
  });

  it('10 enables no Blink features', () => {
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
  });

  it('11 and 12 has no <webview> and lets none attach', () => {
    expect(preferences()).toMatchObject({ webviewTag: false });
    let prevented = false;
    window().webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(sources('renderer').filter(({ text }) => /<webview/.test(text))).toEqual([]);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('13 stops %s to anywhere else', (event) => {
    const leaves = (url: string): boolean => {
      let prevented = false;
      window().webContents.emit(event, { url, preventDefault: () => (prevented = true) });
      return !prevented;
    };
    expect(leaves('app://desk/#/today')).toBe(true);
    for (const url of ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://desk.evil/', 'javascript:alert(1)', 'data:text/html,x']) expect(leaves(url)).toBe(false);
  });

  it('14 opens no further windows', () => {
    for (const url of ['app://desk/', 'https://example.com/', 'file:///etc/passwd']) expect(window().webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(window().webContents.downloads).toEqual([]);
  });

  it('15 never hands an address to the operating system', () => {
    expect(sources('electron').filter(({ text }) => /openExternal|openPath/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('16 pins a current Electron', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    expect(manifest.devDependencies['electron']).toMatch(/^4[5-9]\.\d+\.\d+$/);
  });

  describe('17 checks who sends a message', () => {
    function wanted(event: unknown): number {
      const before = window().webContents.mainFrame.posted.length;
      electron.ipcMain.emit('bridge-wanted', event);
      return window().webContents.mainFrame.posted.length - before;
    }
    it("gives a port to its own page's main frame", () => {
      expect(wanted({ sender: window().webContents, senderFrame: window().webContents.mainFrame })).toBe(1);
      expect(only(electron.recorded.utilities).sent.at(-1)).toMatchObject({ message: { kind: 'page-port' }, ports: [{ name: 'port1' }] });
    });
    it('gives none to others', () => {
      expect(wanted({ sender: {}, senderFrame: window().webContents.mainFrame })).toBe(0);
      expect(wanted({ sender: window().webContents, senderFrame: { url: 'app://desk/' } })).toBe(0);
      expect(wanted({ sender: window().webContents, senderFrame: null })).toBe(0);
    });
    it('ignores messages of the host that are none', () => {
      const host = only(electron.recorded.utilities);
      for (const message of [null, 'x', { kind: 'unknown' }, { kind: 'opened', ask: 'no' }]) expect(() => host.emit('message', message)).not.toThrow();
    });
    it('listens to one channel only', () => {
      expect(electron.ipcMain.eventNames()).toEqual(['bridge-wanted']);
    });
  });

  it('18 serves pages by its own scheme and never by file://', async () => {
    expect(sources('electron').filter(({ text }) => /loadFile|file:\/\//.test(text)).map(({ path }) => path)).toEqual([]);
    const get = desk().handlers.get('app');
    for (const address of ['app://desk/../main.js', 'app://desk/..%2fmain.js', 'app://desk/%2e%2e/main.js', 'app://desk/a%5c..%5cb', 'app://desk/%00']) {
      const answer = await get?.(new Request(address));
      expect([403, 404]).toContain(answer?.status);
    }
    expect((await get?.(new Request('app://other/')))?.status).toBe(403);
    expect((await get?.(new Request('app://desk/', { method: 'POST', body: 'x' })))?.status).toBe(403);
  });

  it('19 flips the fuses that the program does not need', async () => {
    const { electronFuses } = await import('../../../build/electron-builder.ts').then((module) => module.packaging);
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('20 hands pages a port and no Electron', () => {
    const preload = readFileSync(join(root, 'electron', 'preload.ts'), 'utf8');
    expect(preload).not.toMatch(/contextBridge|exposeInMainWorld|ipcRenderer\.invoke/);
    expect(sources('renderer').filter(({ text }) => /from 'electron'|window\.require/.test(text))).toEqual([]);
  });
});

describe('the shell', () => {
  it('saves a receipt, an acknowledgement or an original where a link wants a window for it', () => {
    const wanted = ['app://desk/receipt/0190.pdf', 'app://desk/acknowledgement/0190.pdf', `app://desk/photo/${'0'.repeat(64)}/original`];
    for (const url of wanted) expect(window().webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(window().webContents.downloads).toEqual(wanted);
  });

  it('starts the host as a utility process over the data folder, with the key store where there is one', () => {
    expect(only(electron.recorded.utilities).args).toEqual(['--data', shell.userData, '--key-vault']);
  });

  it('serves what the host opens, with its type, and 503 after the host is gone', async () => {
    mkdirSync(join(shell.userData, 'photos'));
    writeFileSync(join(shell.userData, 'photos', 'a'), 'bytes');
    const host = only(electron.recorded.utilities);
    const answer = desk().handlers.get('app')?.(new Request(`app://desk/photo/${'0'.repeat(64)}/thumb`));
    const asked = host.sent.at(-1)?.message;
    expect(asked).toMatchObject({ kind: 'open', path: `photo/${'0'.repeat(64)}/thumb` });
    host.emit('message', { kind: 'opened', ask: asked?.['ask'], file: join(shell.userData, 'photos', 'a'), type: 'image/jpeg', saveAs: null });
    const response = await answer;
    expect(response?.headers.get('content-type')).toBe('image/jpeg');
    expect(await response?.text()).toBe('bytes');

    // A clip is looked at from its middle.
    const part = desk().handlers.get('app')?.(new Request(`app://desk/photo/${'0'.repeat(64)}/original`, { headers: { range: 'bytes=1-3' } }));
    host.emit('message', { kind: 'opened', ask: host.sent.at(-1)?.message['ask'], file: join(shell.userData, 'photos', 'a'), type: 'video/webm', saveAs: null });
    const answered = await part;
    expect([answered?.status, answered?.headers.get('content-range'), await answered?.text()]).toEqual([206, 'bytes 1-3/5', 'yte']);
  });

  it('wraps keys with the operating system and says so when it cannot', () => {
    const host = only(electron.recorded.utilities);
    const vault = (action: string, bytes: string): unknown => {
      host.emit('message', { kind: 'vault', ask: 7, action, bytes });
      return host.sent.at(-1)?.message['bytes'];
    };
    const secret = Buffer.from('secret').toString('base64');
    const wrapped = vault('wrap', secret);
    expect(wrapped).not.toBe(secret);
    expect(vault('unwrap', String(wrapped))).toBe(secret);
    expect(vault('unwrap', Buffer.from('foreign').toString('base64'))).toBeNull();
    electron.settings.backend = 'basic_text';
    expect(vault('wrap', secret)).toBe(process.platform === 'linux' ? null : wrapped);
    electron.settings.backend = 'gnome_libsecret';
  });

  it('shows a reminder natively and opens its pickup on a click', () => {
    const pickup = '019a0000-0000-7000-8000-000000000001';
    only(electron.recorded.utilities).emit('message', { kind: 'reminder', pickup, title: '还剩 1 小时', body: 'CK1' });
    const notification = only(electron.recorded.notifications);
    expect(notification.shown).toBe(true);
    notification.emit('click');
    expect(window().loaded.at(-1)).toBe(`app://desk/#/pickup/${pickup}`);
  });

  it('names the nearest deadline in the tray', () => {
    only(electron.recorded.utilities).emit('message', { kind: 'nearest', title: 'CK20261122-0001', dueAt: '2026-11-22T16:00:00.000Z', language: 'zh-CN' });
    expect(only(electron.recorded.trays).tooltip).toBe('验货通 · CK20261122-0001：11-22 24:00 前反馈');
  });

  it('remembers where the window was', () => {
    window().emit('close');
    expect(JSON.parse(readFileSync(join(shell.userData, 'window.json'), 'utf8'))).toEqual({ x: 10, y: 20, width: 1200, height: 700, maximized: false });
  });

  it('brings the window up when it is started a second time', () => {
    const before = window().shown;
    electron.app.emit('second-instance');
    expect(window().shown).toBe(before + 1);
  });

  it('quits only after its page, then the host has saved and ended', async () => {
    const host = only(electron.recorded.utilities);
    const { webContents } = window();
    let quit = false;
    electron.app.once('quit', () => (quit = true));
    electron.app.quit();
    expect(window().hidden).toBe(1);
    expect(webContents.sent).toEqual(['flush-wanted']);
    electron.ipcMain.emit('page-flushed', { sender: {}, senderFrame: webContents.mainFrame });
    electron.ipcMain.emit('page-flushed', { sender: webContents, senderFrame: { url: 'app://desk/' } });
    // Quitting once more does not overtake it.
    electron.app.quit();
    await Promise.resolve();
    expect(host.sent.at(-1)?.message).not.toEqual({ kind: 'close' });
    electron.ipcMain.emit('page-flushed', { sender: webContents, senderFrame: webContents.mainFrame });
    await vi.waitFor(() => expect(host.sent.at(-1)?.message).toEqual({ kind: 'close' }));
    expect(electron.ipcMain.eventNames()).toEqual(['bridge-wanted']);
    electron.app.quit();
    expect(quit).toBe(false);
    host.emit('message', { kind: 'closed' });
    host.emit('exit', 0);
    await vi.waitFor(() => expect(quit).toBe(true));
    expect(host.killed).toBe(0);
    expect((await desk().handlers.get('app')?.(new Request('app://desk/photo/x/thumb')))?.status).toBe(503);
  });
});
