import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/bridge/shapes.ts';
import { shellWords } from '../../shared/words/shell-words.ts';
import { flushPage } from './page-flush.ts';

/** A wait that is longer than this is explained. */
const silenceMs = 1_000;

/** How the wait for a page ended: `given-up` by the person, who was told of the pictures; `late` when patience ran out or the page was gone. */
export type PageEnd = { readonly kind: 'saved' | 'given-up' } | { readonly kind: 'late'; readonly pictures: readonly string[] };

interface AwaitOptions {
  readonly language: Language;
  /** The window is out of sight and comes up only while something is said. */
  readonly isHidden: boolean;
}

/** Waits until the page has saved what it holds. When pictures take longer than a second, says so, names them, and lets the person go without them. */
export async function awaitPage(window: BrowserWindow, { language, isHidden }: AwaitOptions): Promise<PageEnd> {
  const flushing = flushPage(window);
  const over = new AbortController();
  let isGivenUp = false;
  const explain = async (): Promise<void> => {
    const names = flushing.pictures();
    if (names.length === 0) return;
    clearInterval(watch);
    const words = shellWords[language];
    if (isHidden) window.show();
    const { response } = await dialog.showMessageBox(window, {
      type: 'info', title: words.program, message: words.comingIn({ names }), detail: words.comingInDetail, buttons: [words.waitForPictures, words.leaveNow], defaultId: 0, cancelId: 0, signal: over.signal,
    });
    if (over.signal.aborted) return;
    if (response === 1) {
      isGivenUp = true;
      flushing.giveUp();
    } else if (isHidden && !window.isDestroyed()) window.hide();
  };
  const watch = setInterval(() => void explain(), silenceMs);
  const isSaved = await flushing.ended;
  clearInterval(watch);
  over.abort();
  if (isGivenUp) return { kind: 'given-up' };
  return isSaved ? { kind: 'saved' } : { kind: 'late', pictures: flushing.pictures() };
}
