import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from './vite-pages.ts';

/** Bundles a program's pages where they are not built yet, as in a fresh clone. Gives the folder they are in. */
export async function buildMissingPages(root: string, page: Page, say: (line: string) => void, out: string = join(root, 'out')): Promise<string> {
  const folder = join(out, 'renderer', page);
  if (existsSync(join(folder, 'index.html'))) return folder;
  say('Building the pages …');
  // Loaded for a build only: the bundler is large.
  const { buildPages } = await import('./vite-pages.ts');
  await buildPages(root, [page], out);
  return folder;
}
