import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { flushPatience } from '../../../electron/shell/page-flush.ts';
import * as electron from '../../kit/electron-stand-in.ts';
import { startShell, type Shell } from '../../kit/start-shell.ts';

vi.mock('electron', () => import('../../kit/electron-stand-in.ts'));

let shell: Shell;
beforeAll(async () => {
  shell = await startShell();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());
afterAll(() => shell.close());

test('waits for pictures that are coming in, in sight, when it quits; what is not finished is named, and nobody needs to answer', async () => {
  let isOver = false;
  electron.app.once('quit', () => (isOver = true));
  electron.app.quit();
  const { hidden, shown } = shell.window();
  expect(hidden).toBe(1);
  shell.comingIn('正面.jpg', '侧面.jpg');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shell.window().shown).toBe(shown + 1);
  expect(shell.box().message).toBe('正在存 2 张照片：正面.jpg、侧面.jpg');
  shell.box().answer(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(shell.window().hidden).toBe(hidden + 1);
  shell.comingIn('侧面.jpg');
  await vi.advanceTimersByTimeAsync(flushPatience.picturesMs - 1_000);
  expect(shell.box()).toMatchObject({ message: '这张照片没存完：侧面.jpg', detail: '下次打开后，请在原来的问题里重新选一次。', buttons: ['知道了'] });
  expect(shell.host().sent.at(-1)?.message).not.toEqual({ kind: 'close' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(shell.box().signal.aborted).toBe(true);
  expect(shell.host().sent.at(-1)?.message).toEqual({ kind: 'close' });
  shell.host().emit('exit', 0);
  await vi.waitFor(() => expect(isOver).toBe(true));
});
