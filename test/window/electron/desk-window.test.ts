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

  it('answers calls of the bridge in a second window of the same program, not in a second program', async () => {
    expect(await app.evaluate(({ app: electronApp }) => electronApp.requestSingleInstanceLock())).toBe(true);
  });
});

describe('real Electron windows', () => {
  it(runtime === undefined ? 'were not opened: no Electron runtime, no display, or the root user' : 'were opened', () => {
    if (runtime === undefined) console.log('Electron window tests did not run here: they need the Electron runtime, a display and an ordinary user.');
    expect(runtime === undefined || runtime.length > 0).toBe(true);
  });
});
