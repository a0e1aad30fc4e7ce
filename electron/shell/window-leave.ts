import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/bridge/shapes.ts';
import { shellWords } from '../../shared/words/shell-words.ts';
import { awaitPage, type PageEnd } from './await-page.ts';

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
    void awaitPage(window, { language: language(), isHidden: false }).then((end) => {
      isClosing = false;
      isAsked = false;
      if (!window.isDestroyed() && isReadyToGo(window, end, language())) window.destroy();
    });
    return undefined;
  });
}

function isReadyToGo(window: BrowserWindow, end: PageEnd, language: Language): boolean {
  if (end.kind !== 'late') return true;
  const words = shellWords[language];
  const [message, detail] = end.pictures.length === 0 ? [words.unsaved, words.unsavedDetail] : [words.picturesLost({ names: end.pictures }), words.picturesLostDetail];
  return dialog.showMessageBoxSync(window, { type: 'warning', title: words.program, message, detail, buttons: [words.keepOpen, words.closeAnyway], defaultId: 0, cancelId: 0 }) === 1;
}
