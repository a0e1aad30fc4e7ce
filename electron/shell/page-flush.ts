import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { comingInSchema } from '../../shared/bridge/shell-messages.ts';

/**
 * How long a page may take to hand over what it holds: what is typed, of which each change before is with the host already, and pictures, which are large and
 * many. Measured from the moment it is asked.
 */
export const flushPatience = { typedMs: 5_000, picturesMs: 60_000 } as const;

/** A page that was asked to save what it still holds. */
export interface Flushing {
  /** Whether the page said that all is saved. Not once patience ran out or was given up, nor where the page is gone or has crashed. */
  readonly ended: Promise<boolean>;
  /** The names of the pictures that are not in yet, as the page told them last. */
  readonly pictures: () => readonly string[];
  /** Nobody waits any longer. */
  readonly giveUp: () => void;
}

/** Asks the page to save what it still holds, and waits for it as long as `flushPatience` says. */
export function flushPage(window: BrowserWindow): Flushing {
  const { webContents } = window;
  if (webContents.isCrashed()) return { ended: Promise.resolve(false), pictures: () => [], giveUp: () => undefined };
  const begun = performance.now();
  let pictures: readonly string[] = [];
  let end: (isSaved: boolean) => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const gone = (): void => end(false);
  let timer = setTimeout(gone, flushPatience.typedMs);
  const isPage = (event: IpcMainEvent): boolean => event.sender === webContents && event.senderFrame === webContents.mainFrame;
  const answered = (event: IpcMainEvent): void => {
    if (isPage(event)) end(true);
  };
  const told = (event: IpcMainEvent, names: unknown): void => {
    const read = comingInSchema.safeParse(names);
    if (!isPage(event) || !read.success) return;
    if (pictures.length === 0 && read.data.length > 0) {
      clearTimeout(timer);
      timer = setTimeout(gone, flushPatience.picturesMs - (performance.now() - begun));
    }
    pictures = read.data;
  };
  ipcMain.on('page-flushed', answered);
  ipcMain.on('page-coming-in', told);
  window.once('closed', gone);
  webContents.once('render-process-gone', gone);
  webContents.send('flush-wanted');
  void ended.then(() => {
    clearTimeout(timer);
    ipcMain.removeListener('page-flushed', answered);
    ipcMain.removeListener('page-coming-in', told);
    window.removeListener('closed', gone);
    webContents.removeListener('render-process-gone', gone);
  });
  return { ended, pictures: () => pictures, giveUp: gone };
}
