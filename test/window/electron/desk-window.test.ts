import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDisplay, installedElectron } from '../../../build/electron-runtime.ts';
import { buildElectron } from '../../../build/vite-electron.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const runtime = hasDisplay() && process.getuid?.() !== 0 ? installedElectron(root) : undefined;

/** Real windows where Electron's runtime, a display and an ordinary user are there; elsewhere this file says that they are not. */
describe.runIf(runtime !== undefined)("the desk's window in Electron", () => {
  let app: ElectronApplication;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-window-'));
    await buildElectron(root);
    app = await _electron.launch({ executablePath: runtime ?? '', args: [join(root, 'out', 'electron', 'main.js'), '--data', folder] });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens on the enrolment of a fresh desk, over its own scheme', async () => {
    const window = await app.firstWindow();
    expect(window.url()).toMatch(/^app:\/\/desk\//);
    await window.getByText('开通').first().waitFor();
  });

  it('gives the page no Node and no way elsewhere', async () => {
    const window = await app.firstWindow();
    expect(await window.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    expect(await window.evaluate(() => globalThis.open('https://example.com'))).toBeNull();
    await window.evaluate(() => void (location.href = 'https://example.com/'));
    expect(window.url()).toMatch(/^app:\/\/desk\//);
  });

  it('shows its one window again where a second program is started over the same data; that one ends by itself', async () => {
    const window = await app.firstWindow();
    await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      electronApp.once('second-instance', () => electronApp.emit('heard-of-a-second'));
      BrowserWindow.getAllWindows()[0]?.minimize();
    });
    const heard = app.evaluate(({ app: electronApp }) => new Promise<boolean>((resolve) => void electronApp.once('heard-of-a-second' as 'second-instance', () => resolve(true))));
    const second = spawn(runtime ?? '', [join(root, 'out', 'electron', 'main.js'), '--data', folder], { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve, reject) => second.once('exit', resolve).once('error', reject));
    expect(await ended).toBe(0);
    expect(await heard).toBe(true);
    expect(app.windows()).toEqual([window]);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isMinimized()))).toEqual([false]);
  });
});

if (runtime === undefined) console.log('Electron window tests did not run here: they need the Electron runtime, a display and an ordinary user.');
