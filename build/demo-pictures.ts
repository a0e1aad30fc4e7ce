import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPhoto } from '../test/kit/draw-photo.ts';
import type { demoWords } from '../shared/words/demo-words.ts';
import type { Language } from '../shared/words/language.ts';
import type { Picture } from './inspect-goods.ts';

export type DemoPicture = Picture;

/** The pictures of the demonstration: every file of the folder by name, whatever it is, or eight drawn ones. A sentence where the folder cannot be read or is empty. */
export async function demoPictures(folder: string | undefined, words: (typeof demoWords)[Language]): Promise<readonly DemoPicture[] | string> {
  if (folder === undefined) return Promise.all([11, 12, 13, 14, 21, 22, 23, 24].map(async (seed) => ({ fileName: `drawn-${seed}.jpg`, bytes: await drawPhoto({ seed, width: 2400, height: 1800 }) })));
  try {
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
    if (names.length === 0) return words.emptyFolder(folder);
    return await Promise.all(names.sort().map(async (fileName) => ({ fileName, bytes: await readFile(join(folder, fileName)) })));
  } catch (error) {
    return words.unreadableFolder(folder, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}
