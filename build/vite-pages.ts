import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

/** The pages that are bundled: each is a folder of `renderer` with an `index.html`, and ends in `out/renderer/<page>`. */
export const pages = ['dealer', 'hq'] as const;
export type Page = (typeof pages)[number];

/** Vite's configuration for one page: files only, no inline script (the pages' CSP forbids it), addresses relative to the page. */
export function pageConfig(root: string, page: Page, out: string = join(root, 'out')): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer', page),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(out, 'renderer', page),
      emptyOutDir: true,
      target: 'chrome120',
      sourcemap: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
    },
  };
}

/** Bundles the pages that stand in the tree, into `out`. */
export async function buildPages(root: string, wanted: readonly Page[] = pages, out: string = join(root, 'out')): Promise<void> {
  for (const page of wanted) {
    if (!existsSync(join(root, 'renderer', page, 'index.html'))) continue;
    await build(pageConfig(root, page, out));
  }
}
