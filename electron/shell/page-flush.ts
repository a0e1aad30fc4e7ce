import { ipcMain, type BrowserWindow } from 'electron';

/** How long a page may take to hand over what is typed; each change before is with the host already. */
export const flushPatienceMs = 5_000;

/**
 * Asks the page to save what it still holds. Answers whether it said that all is saved; not after `patienceMs`, nor where the page is gone or has crashed.
 */
export function flushPage(window: BrowserWindow, patienceMs: number): Promise<boolean> {
  const { webContents } = window;
  if (webContents.isCrashed()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isSaved: boolean): void => {
      clearTimeout(timer);
      ipcMain.removeListener('page-flushed', answered);
      window.removeListener('closed', gone);
      webContents.removeListener('render-process-gone', gone);
      resolve(isSaved);
    };
    const answered = (event: Electron.IpcMainEvent): void => {
      if (event.sender === webContents && event.senderFrame === webContents.mainFrame) end(true);
    };
    const gone = (): void => end(false);
    const timer = setTimeout(gone, patienceMs);
    ipcMain.on('page-flushed', answered);
    window.once('closed', gone);
    webContents.once('render-process-gone', gone);
    webContents.send('flush-wanted');
  });
}
