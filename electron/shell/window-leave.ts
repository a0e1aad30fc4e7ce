import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/bridge/shapes.ts';
import { shellWords } from '../../shared/words/shell-words.ts';
import { flushPage, flushPatienceMs } from './page-flush.ts';

interface LeaveOptions {
  /** The page was asked before and the host has ended: nothing more can be saved, and the window must not hold the program. */
  readonly isOver: () => boolean;
  readonly language: () => Language;
}

/**
 * Closes a window whose page holds on because something is not saved yet: it is saved first, and where that takes too long the person decides.
 * Electron itself would silently do nothing.
 */
export function guardUnload(window: BrowserWindow, { isOver, language }: LeaveOptions): void {
  let isClosing = false;
  let isAsked = false;
  // Comes before the page is asked; a page that only loads anew holds on by itself.
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    if (isOver()) return event.preventDefault();
    if (!isClosing || isAsked) return undefined;
    isAsked = true;
    void flushPage(window, flushPatienceMs).then((isSaved) => {
      isClosing = false;
      isAsked = false;
      if (!window.isDestroyed() && (isSaved || isLossAccepted(window, language()))) window.destroy();
    });
    return undefined;
  });
}

function isLossAccepted(window: BrowserWindow, language: Language): boolean {
  const words = shellWords[language];
  return dialog.showMessageBoxSync(window, { type: 'warning', title: words.program, message: words.unsaved, detail: words.unsavedDetail, buttons: [words.keepOpen, words.closeAnyway], defaultId: 0, cancelId: 0 }) === 1;
}
