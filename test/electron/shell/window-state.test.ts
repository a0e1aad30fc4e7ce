import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWindowState, visibleState, writeWindowState } from '../../../electron/shell/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'window-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const state = { x: 100, y: 100, width: 1366, height: 768, maximized: true };

describe('the window state', () => {
  it('comes back as it was written', () => {
    writeWindowState(join(folder, 'a.json'), state);
    expect(readWindowState(join(folder, 'a.json'))).toEqual(state);
  });

  it('does not keep a window from closing where the disk does not take it', () => {
    expect(() => writeWindowState(join(folder, 'gone', 'a.json'), state)).not.toThrow();
  });

  it.each(['', '{', '[]', '{"x":1}', JSON.stringify({ ...state, width: 1e9 + 0.5 }), JSON.stringify({ ...state, extra: 1 })])('a spoiled file (%s) is no state', (text) => {
    writeFileSync(join(folder, 'b.json'), text);
    expect(readWindowState(join(folder, 'b.json'))).toBeUndefined();
  });

  it('is dropped when its monitor is gone', () => {
    const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
    expect(visibleState(state, screens)).toEqual(state);
    expect(visibleState({ ...state, x: 4000 }, screens)).toBeUndefined();
    expect(visibleState({ ...state, x: -1300 }, screens)).toBeUndefined();
    expect(visibleState(undefined, screens)).toBeUndefined();
  });
});
