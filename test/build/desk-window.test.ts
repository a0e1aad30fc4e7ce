import { afterEach, expect, test } from 'vitest';
import { openDeskWindow, type DeskWindow } from '../../build/desk-window.ts';

let open: DeskWindow | undefined;
afterEach(() => open?.close());

const run = (code: string): DeskWindow => (open = openDeskWindow(process.execPath, ['-e', code]));

test.each([
  ['ends at once with an error', 'process.exit(1)'],
  ['is killed by the system', "process.kill(process.pid, 'SIGABRT')"],
])('a runtime that %s has opened no window', async (_, code) => {
  expect(await run(code).ended).toBe('failed');
});

test('a runtime that cannot be run at all has opened no window', async () => {
  open = openDeskWindow('/nonexistent/electron', []);
  expect(await open.ended).toBe('failed');
});

test('a window that a person closes has been open, however soon', async () => {
  expect(await run('process.exit(0)').ended).toBe('closed');
});

test('a window that is asked to close has been open', async () => {
  const window = run('setTimeout(() => {}, 60_000)');
  await new Promise((resolve) => setTimeout(resolve, 300));
  window.close();
  expect(await window.ended).toBe('closed');
});
