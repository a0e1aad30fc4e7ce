import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';
import { buildPages } from '../../build/vite-pages.ts';
import { todayWords } from '../../shared/words/desk/today-words.ts';
import { openBrowser, sizes } from '../kit/browser.ts';
import { enrolAlone } from '../kit/enrol-alone.ts';
import { middle, type Figure } from '../kit/figure.ts';
import { fillDesk } from '../kit/fill-desk.ts';

const root = join(import.meta.dirname, '..', '..');
const pagesDir = join(root, 'out', 'renderer', 'dealer');
/** How often the host is started for the first page; the middle one counts. */
const starts = 3;

/**
 * Lists, searches and the first page over 10,000 pickups with 60,000 photos and their records. The host runs in a process of its own, so that its memory is its
 * alone; the page is the built one, in the machine's own browser.
 */
export async function bench(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-desk-'));
  if (!existsSync(join(pagesDir, 'index.html'))) await buildPages(root, ['dealer']);
  const browser = await openBrowser();
  try {
    const pickups = Number(process.env['GATECHECK_BENCH_PICKUPS'] ?? 10_000);
    await enrolAlone(folder, '258036');
    await fillDesk(folder, pickups, 6);
    const firstPages: number[] = [];
    let figures: readonly Figure[] = [];
    for (let round = 1; round <= starts; round += 1) {
      const host = fork(join(root, 'test', 'kit', 'bench-desk-host.ts'), [folder, pagesDir]);
      firstPages.push(await timeFirstPage(host, browser));
      if (round === starts) figures = (await told(host, 'measure')) as readonly Figure[];
      host.send('end');
      await new Promise((resolve) => host.once('exit', resolve));
    }
    const firstPage = middle(firstPages);
    return [{ name: 'desk: first page interactive after the host is up', value: firstPage, unit: 'ms', target: '≤ 1500 ms', holds: firstPage <= 1_500 }, ...figures];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the host says next, or after it was asked; rejects where it ends instead. */
function told(host: ChildProcess, question?: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the host ended with ${code}`));
    host.once('exit', ended);
    host.once('message', (message) => {
      host.off('exit', ended);
      resolve(message);
    });
    if (question !== undefined) host.send(question);
  });
}

/** From the host being up until the main button of 今日 takes a click, in a browser that stands open with nothing in its cache. */
async function timeFirstPage(host: ChildProcess, browser: Browser): Promise<number> {
  // Nothing looks into the requests, which would slow them down.
  const context = await browser.newContext({ viewport: sizes.laptop, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const openUrl = (await told(host)) as string;
    const began = performance.now();
    await page.goto(openUrl);
    await page.getByRole('button', { name: todayWords['zh-CN'].pickUp }).click({ trial: true });
    return performance.now() - began;
  } finally {
    await context.close();
  }
}
