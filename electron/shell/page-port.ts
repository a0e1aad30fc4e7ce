import { ipcMain, type BrowserWindow } from 'electron';
import type { HostLink } from './host-link.ts';
import { isDeskAddress } from './origin.ts';

/** Gives a page its port to the host when its own main frame asks, and nobody else (Electron security checklist 17). */
export function servePagePorts(window: BrowserWindow, host: Pick<HostLink, 'connectPage'>): void {
  const answer = (event: Electron.IpcMainEvent): void => {
    const frame = event.senderFrame;
    if (event.sender !== window.webContents || frame === null || frame !== window.webContents.mainFrame || !isDeskAddress(frame.url)) return;
    frame.postMessage('bridge-port', null, [host.connectPage()]);
  };
  ipcMain.on('bridge-wanted', answer);
  window.on('closed', () => ipcMain.removeListener('bridge-wanted', answer));
}
