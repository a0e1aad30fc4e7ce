import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushPatience } from '../../../electron/shell/page-flush.ts';
import * as electron from '../../kit/electron-stand-in.ts';
import { startShell, type Shell } from '../../kit/start-shell.ts';

vi.mock('electron', () => import('../../kit/electron-stand-in.ts'));

let shell: Shell;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());
beforeEach(() => {
  electron.app.emit('activate');
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** The page holds on, as its `beforeunload` does while something is unsaved. Answers whether it goes all the same. */
function holdsOn(): boolean {
  let goes = false;
  shell.window().webContents.emit('will-prevent-unload', { preventDefault: () => (goes = true) });
  return goes;
}

describe('a window whose page is not saved yet', () => {
  it('saves it when it is closed, once, and then goes', async () => {
    const leaving = shell.window();
    leaving.close();
    expect(holdsOn()).toBe(false);
    leaving.close();
    expect(holdsOn()).toBe(false);
    expect(leaving.webContents.sent).toEqual(['flush-wanted']);
    expect(leaving.destroyed).toBe(0);
    shell.flushed();
    await vi.waitFor(() => expect(leaving.destroyed).toBe(1));
  });

  it('stays as it is where the page would only load anew', () => {
    expect(holdsOn()).toBe(false);
    expect(shell.window().webContents.sent).toEqual([]);
  });

  it('lets the person decide when saving takes long', async () => {
    const leaving = shell.window();
    for (const [answer, destroyed] of [[0, 0], [1, 1]] as const) {
      electron.settings.messageBoxAnswer = answer;
      leaving.close();
      expect(holdsOn()).toBe(false);
      await vi.advanceTimersByTimeAsync(flushPatience.typedMs);
      expect(leaving.destroyed).toBe(destroyed);
    }
  });

  it('waits for pictures that are coming in, says so after a second, and takes that back once they are in', async () => {
    const leaving = shell.window();
    leaving.close();
    expect(holdsOn()).toBe(false);
    shell.comingIn('正面.jpg', '侧面.jpg');
    await vi.advanceTimersByTimeAsync(999);
    expect(electron.recorded.messageBoxes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(shell.box()).toMatchObject({ message: '正在存 2 张照片：正面.jpg、侧面.jpg', detail: '存完会自动关上。现在就关，没存完的照片下次要重新选。', buttons: ['等存完', '不等了，关掉'] });
    // Typed text would have been given up long before.
    await vi.advanceTimersByTimeAsync(flushPatience.typedMs);
    expect(leaving.destroyed).toBe(0);
    shell.comingIn('侧面.jpg');
    shell.comingIn();
    shell.flushed();
    await vi.waitFor(() => expect(leaving.destroyed).toBe(1));
    expect(shell.box().signal.aborted).toBe(true);
    expect(electron.recorded.messageBoxes).toHaveLength(1);
  });

  it('stays for its pictures when a person wants to wait, goes at once when not, and names what was not finished in the end', async () => {
    const waiting = shell.window();
    waiting.close();
    expect(holdsOn()).toBe(false);
    shell.comingIn('侧面.jpg');
    await vi.advanceTimersByTimeAsync(1_000);
    shell.box().answer(0);
    await vi.advanceTimersByTimeAsync(flushPatience.picturesMs - 1_001);
    expect(electron.recorded.syncBoxes.at(-1)?.message).not.toContain('侧面.jpg');
    electron.settings.messageBoxAnswer = 0;
    await vi.advanceTimersByTimeAsync(1);
    expect(electron.recorded.syncBoxes.at(-1)).toMatchObject({ message: '这张照片没存完：侧面.jpg' });
    expect(waiting.destroyed).toBe(0);

    waiting.close();
    expect(holdsOn()).toBe(false);
    shell.comingIn('侧面.jpg');
    await vi.advanceTimersByTimeAsync(1_000);
    shell.box().answer(1);
    await vi.waitFor(() => expect(waiting.destroyed).toBe(1));
  });

  it('believes only names, of its own page', async () => {
    const leaving = shell.window();
    leaving.close();
    expect(holdsOn()).toBe(false);
    const { length } = electron.recorded.messageBoxes;
    shell.comingIn(7, null);
    shell.comingIn('x'.repeat(300));
    electron.ipcMain.emit('page-coming-in', { sender: {}, senderFrame: leaving.webContents.mainFrame }, ['别处.jpg']);
    electron.ipcMain.emit('page-coming-in', { sender: leaving.webContents, senderFrame: { url: 'app://desk/' } }, ['别处.jpg']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(electron.recorded.messageBoxes).toHaveLength(length);
    shell.flushed();
    await vi.waitFor(() => expect(leaving.destroyed).toBe(1));
  });

  it('does not hold the program when it quits: the page is asked and waited for, but not for ever', async () => {
    let quit = false;
    electron.app.once('quit', () => (quit = true));
    electron.app.quit();
    expect(shell.window().webContents.sent).toEqual(['flush-wanted']);
    await vi.advanceTimersByTimeAsync(flushPatience.typedMs - 1);
    expect(shell.host().sent.at(-1)?.message).not.toEqual({ kind: 'close' });
    await vi.advanceTimersByTimeAsync(1);
    expect(shell.host().sent.at(-1)?.message).toEqual({ kind: 'close' });
    const shown = shell.window().shown;
    electron.app.emit('second-instance');
    expect(shell.window().shown).toBe(shown);
    shell.host().emit('exit', 0);
    await vi.waitFor(() => expect(quit).toBe(true));
    // The windows go now, saved or not: the host has ended.
    expect(holdsOn()).toBe(true);
  });
});
