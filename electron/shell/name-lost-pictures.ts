import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/bridge/shapes.ts';
import { shellWords } from '../../shared/words/shell-words.ts';

/** A program that is told to quit ends also when nobody is there to read. */
const readingMs = 30_000;

/** Names the pictures that were not finished, until that is read or time is up. */
export async function nameLostPictures(window: BrowserWindow, pictures: readonly string[], language: Language): Promise<void> {
  if (pictures.length === 0 || window.isDestroyed()) return;
  const words = shellWords[language];
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), readingMs);
  window.show();
  await dialog.showMessageBox(window, { type: 'warning', title: words.program, message: words.picturesLost({ names: pictures }), detail: words.picturesLostDetail, buttons: [words.understood], signal: over.signal });
  clearTimeout(timer);
}
