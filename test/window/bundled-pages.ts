import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages, pages } from '../../build/vite-pages.ts';

const root = join(import.meta.dirname, '..', '..');

/** The tests look at the bundled pages; what has not been bundled yet is bundled first. */
export async function setup(): Promise<void> {
  const missing = pages.filter((page) => !existsSync(join(root, 'out', 'renderer', page, 'index.html')));
  if (missing.length > 0) await buildPages(root, missing);
}
