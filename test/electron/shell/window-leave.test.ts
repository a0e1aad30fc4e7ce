import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushPatienceMs } from '../../../electron/shell/page-flush.ts';
import * as electron from '../../kit/electron-stand-in.ts';

vi.mock('electron', () => import('../../kit/electron-stand-in.ts'));

let userData: string;
beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'gatecheck-leave-'));
  electron.app.paths.set('userData', userData);
  await import('../../../electron/main.ts');
  await electron.app.becomeReady();
  await Promise.resolve();
  host().emit('message', { kind: 'ready' });
});
afterAll(() => rmSync(userData, { recursive: true, force: true }));
beforeEach(() => {
  electron.app.emit('activate');
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function host(): electron.UtilityStandIn {
  const [started] = electron.recorded.utilities;
  if (started === undefined) throw new Error('no host was started');
  return started;
}

function window(): electron.BrowserWindow {
  const opened = electron.recorded.windows.at(-1);
  if (opened === undefined) throw new Error('no window was opened');
  return opened;
}

/** The page holds on, as its `beforeunload` does while something is unsaved. Answers whether it goes all the same. */
function holdsOn(): boolean {
  let goes = false;
  window().webContents.emit('will-prevent-unload', { preventDefault: () => (goes = true) });
  return goes;
}

const flushed = (): boolean => electron.ipcMain.emit('page-flushed', { sender: window().webContents, senderFrame: window().webContents.mainFrame });

describe('a window whose page is not saved yet', () => {
  it('saves it when it is closed, once, and then goes', async () => {
    const leaving = window();
    leaving.close();
    expect(holdsOn()).toBe(false);
    leaving.close();
    expect(holdsOn()).toBe(false);
    expect(leaving.webContents.sent).toEqual(['flush-wanted']);
    expect(leaving.destroyed).toBe(0);
    flushed();
    await vi.waitFor(() => expect(leaving.destroyed).toBe(1));
  });

  it('stays as it is where the page would only load anew', () => {
    expect(holdsOn()).toBe(false);
    expect(window().webContents.sent).toEqual([]);
  });

  it('lets the person decide when saving takes long', async () => {
    const leaving = window();
    for (const [answer, destroyed] of [[0, 0], [1, 1]] as const) {
      electron.settings.messageBoxAnswer = answer;
      leaving.close();
      expect(holdsOn()).toBe(false);
      await vi.advanceTimersByTimeAsync(flushPatienceMs);
      expect(leaving.destroyed).toBe(destroyed);
    }
  });

  it('does not hold the program when it quits: the page is asked and waited for, but not for ever', async () => {
    let quit = false;
    electron.app.once('quit', () => (quit = true));
    electron.app.quit();
    expect(window().webContents.sent).toEqual(['flush-wanted']);
    await vi.advanceTimersByTimeAsync(flushPatienceMs - 1);
    expect(host().sent.at(-1)?.message).not.toEqual({ kind: 'close' });
    await vi.advanceTimersByTimeAsync(1);
    expect(host().sent.at(-1)?.message).toEqual({ kind: 'close' });
    const shown = window().shown;
    electron.app.emit('second-instance');
    expect(window().shown).toBe(shown);
    host().emit('exit', 0);
    await vi.waitFor(() => expect(quit).toBe(true));
    // The windows go now, saved or not: the host has ended.
    expect(holdsOn()).toBe(true);
  });
});
