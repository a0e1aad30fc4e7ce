import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { openBrowserDoor } from '../../electron/browser.ts';
import { listRecords } from '../../electron/host/seal/record-rows.ts';
import { getToday } from '../../electron/host/delivery/today.ts';
import { getPickup, pickupPage } from '../../electron/host/delivery/pickup-view.ts';
import { orderPage } from '../../electron/host/delivery/order-cards.ts';
import { openDesk } from '../../electron/host/open-desk.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import { median, type Figure } from '../kit/figure.ts';
import { fillDesk } from '../kit/fill-desk.ts';

/** Lists, searches and the first page over 10,000 pickups with 60,000 photos, in a process of its own so that its memory is the host's alone. */
export async function bench(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-desk-'));
  try {
    const pickups = Number(process.env['GATECHECK_BENCH_PICKUPS'] ?? 10_000);
    await fillDesk(folder, pickups, 6);
    return await new Promise((resolve, reject) => {
      const child = fork(import.meta.filename, [folder]);
      child.once('message', (figures) => resolve(figures as readonly Figure[]));
      child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`the host ended with ${code}`))));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<readonly Figure[]> {
  const began = performance.now();
  const opened = await openDesk({ folder, version: 'bench', withoutReserve: true });
  const { desk } = opened;
  const openedMs = performance.now() - began;
  const door = await openBrowserDoor(desk, { port: 0, pagesDir: folder });
  const firstAt = performance.now();
  getToday(desk);
  const firstPageMs = performance.now() - firstAt;
  const big = pickupPage(desk, { text: 'ck-big', limit: 1 }).rows[0]?.pickup as PickupId;
  const usual = pickupPage(desk, { text: 'ck-004201', limit: 1 }).rows[0]?.pickup as PickupId;
  const questions: readonly (readonly [string, () => unknown])[] = [
    ['pickups, newest', () => pickupPage(desk, { text: '', limit: 50 })],
    ['pickups, search in Chinese', () => pickupPage(desk, { text: '鞋架 7', limit: 50 })],
    ['pickups, search that finds nothing', () => pickupPage(desk, { text: '没有这个', limit: 50 })],
    ['pickups, by step', () => pickupPage(desk, { text: '', step: 'sealed', limit: 50 })],
    ['orders, search by number', () => orderPage(desk, { text: 'ck-00420', limit: 50 })],
    ['records, newest', () => listRecords(desk.store, { filter: undefined, text: '', after: undefined, limit: 50 })],
    ['today', () => getToday(desk)],
    ['a pickup with photos', () => getPickup(desk, usual)],
  ];
  const figures: Figure[] = questions.map(([name, ask]) => {
    const value = median(15, ask);
    return { name: `desk: ${name}`, value, unit: 'ms', target: '≤ 50 ms', holds: value <= 50 };
  });
  const bigMs = median(7, () => getPickup(desk, big));
  figures.push({ name: 'desk: a pickup of 4,000 lines', value: bigMs, unit: 'ms', target: '≤ 250 ms', holds: bigMs <= 250 });
  figures.push({ name: 'desk: first page after the host is up', value: firstPageMs, unit: 'ms', target: '≤ 1500 ms', holds: firstPageMs <= 1_500 });
  figures.push({ name: 'desk: opening the data', value: openedMs, unit: 'ms', target: '≤ 1500 ms', holds: openedMs <= 1_500 });
  const megabytes = process.memoryUsage.rss() / 1_000_000;
  figures.push({ name: 'desk: host memory', value: megabytes, unit: 'MB', target: '≤ 250 MB', holds: megabytes <= 250 });
  await door.close();
  await opened.close();
  return figures.map((figure) => ({ ...figure, value: Math.round(figure.value * 100) / 100 }));
}

if (process.send !== undefined && process.argv[2] !== undefined && import.meta.filename === process.argv[1]) {
  const figures = await measure(process.argv[2]);
  await new Promise<void>((resolve) => process.send?.(figures, undefined, undefined, () => resolve()));
  process.exit(0);
}
