import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as electron from './electron-stand-in.ts';

/** The shell over the stand-in of Electron, with its host ready and its window open, and what its page says to it. */
export interface Shell {
  readonly userData: string;
  readonly host: () => electron.UtilityStandIn;
  /** The newest one. */
  readonly window: () => electron.BrowserWindow;
  /** The newest message box that holds nothing up. */
  readonly box: () => electron.MessageBoxStandIn;
  /** The page says that everything is saved. */
  readonly flushed: () => void;
  /** The page says which pictures are not in yet. */
  readonly comingIn: (...pictures: readonly unknown[]) => void;
  readonly close: () => void;
}

/** Starts it over a folder of its own. The test file itself replaces the module: `vi.mock('electron', …)`. */
export async function startShell(): Promise<Shell> {
  const userData = mkdtempSync(join(tmpdir(), 'gatecheck-shell-'));
  electron.app.paths.set('userData', userData);
  await import('../../electron/main.ts');
  await electron.app.becomeReady();
  await Promise.resolve();
  const host = (): electron.UtilityStandIn => newest(electron.recorded.utilities);
  const window = (): electron.BrowserWindow => newest(electron.recorded.windows);
  const ofPage = (): object => ({ sender: window().webContents, senderFrame: window().webContents.mainFrame });
  host().emit('message', { kind: 'ready' });
  return {
    userData,
    host,
    window,
    box: () => newest(electron.recorded.messageBoxes),
    flushed: () => void electron.ipcMain.emit('page-flushed', ofPage()),
    comingIn: (...pictures) => void electron.ipcMain.emit('page-coming-in', ofPage(), pictures),
    close: () => rmSync(userData, { recursive: true, force: true }),
  };
}

function newest<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) throw new Error('there is none');
  return item;
}
