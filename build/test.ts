import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, installDebianPackages } from './find-browser.ts';

const root = join(import.meta.dirname, '..');

function step(what: string, script: string, ...args: readonly string[]): void {
  console.log(`\n== ${what}`);
  const result = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) {
    console.error(`\nnpm test stopped: ${what} failed.`);
    process.exit(1);
  }
}

if (findBrowser() === undefined) {
  console.log('No Chromium or Chrome here; installing one …');
  installDebianPackages('chromium', 'fonts-noto-cjk');
  if (findBrowser() === undefined) {
    console.error('The pages are tested in a real browser. Install Chrome or Chromium (or set CHROME_PATH), then run npm test again.');
    process.exit(1);
  }
}
// The outside check of PAdES signatures and the fsync count use these where they can be had; their tests say so when they cannot.
const outsideTools = { pdfsig: 'poppler-utils', strace: 'strace' };
const missing = Object.entries(outsideTools).filter(([tool]) => !existsSync(`/usr/bin/${tool}`)).map(([, packageName]) => packageName);
if (missing.length > 0) installDebianPackages(...missing);

step('types, lint, imports', 'build/check.ts');
step('pages are bundled', 'build/bundle.ts');
const vitest = 'node_modules/vitest/vitest.mjs';
step('rules, host, HQ, journeys, faults', vitest, 'run');
step('pages in a real browser', vitest, 'run', '--config', 'vitest.window.config.ts');
console.log('\nAll tests passed.');
