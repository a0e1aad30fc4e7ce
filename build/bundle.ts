import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages, pages, type Page } from './vite-pages.ts';

/** `node build/bundle.ts [dealer|hq]`: bundles the pages into `out/renderer`. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !pages.includes(name as Page));
if (unknown.length > 0) {
  process.stderr.write(`no such page: ${unknown.join(', ')} (known: ${pages.join(', ')})\n`);
  process.exitCode = 2;
} else {
  await buildPages(root, wanted.length === 0 ? pages : pages.filter((page) => wanted.includes(page)));
}
