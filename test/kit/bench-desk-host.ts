import { performance } from 'node:perf_hooks';
import { openBrowserDoor } from '../../electron/browser.ts';
import { orderPage } from '../../electron/host/delivery/order-cards.ts';
import { getPickup, pickupPage } from '../../electron/host/delivery/pickup-view.ts';
import { getToday } from '../../electron/host/delivery/today.ts';
import type { Desk } from '../../electron/host/desk.ts';
import { openDesk } from '../../electron/host/open-desk.ts';
import { listQueue } from '../../electron/host/outbox/queue.ts';
import { recordPage } from '../../electron/host/seal/record-cards.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import { median, type Figure } from './figure.ts';

/** Runs as a process of its own, so that its memory is the host's alone: says where it is to be opened once it is up, measures when it is asked, and ends when it is told. */
async function serve(folder: string, pagesDir: string): Promise<void> {
  const began = performance.now();
  const opened = await openDesk({ folder, version: 'bench', withoutReserve: true });
  const openedMs = performance.now() - began;
  const door = await openBrowserDoor(opened.desk, { port: 0, pagesDir });
  process.on('message', (question) => {
    if (question === 'measure') process.send?.(measure(opened.desk, openedMs));
    else void door.close().then(opened.close).then(() => process.exit(0));
  });
  process.send?.(door.openUrl());
}

function measure(desk: Desk, openedMs: number): readonly Figure[] {
  const big = pickupPage(desk, { text: 'ck-big', limit: 1 }).rows[0]?.pickup as PickupId;
  const usual = pickupPage(desk, { text: 'ck-004201', limit: 1 }).rows[0]?.pickup as PickupId;
  const questions: readonly (readonly [string, () => unknown])[] = [
    ['pickups, newest', () => pickupPage(desk, { text: '', limit: 50 })],
    ['pickups, search in Chinese', () => pickupPage(desk, { text: '鞋架 7', limit: 50 })],
    ['pickups, search that finds nothing', () => pickupPage(desk, { text: '没有这个', limit: 50 })],
    ['pickups, by step', () => pickupPage(desk, { text: '', step: 'sealed', limit: 50 })],
    ['orders, search by number', () => orderPage(desk, { text: 'ck-00420', limit: 50 })],
    ['records, newest', () => recordPage(desk, { text: '', limit: 50 })],
    ['records, search by number', () => recordPage(desk, { text: 'ck-00420', limit: 50 })],
    ['records, search by person in Chinese', () => recordPage(desk, { text: '钱小梅', limit: 50 })],
    ['records, search that finds nothing', () => recordPage(desk, { text: '没有这个', limit: 50 })],
    ['records, still on their way', () => recordPage(desk, { text: '', state: 'waiting', limit: 50 })],
    ['queue, 200 records on their way', () => listQueue(desk, false)],
    ['queue, what HQ has', () => listQueue(desk, true)],
    ['today', () => getToday(desk)],
    ['a pickup with photos', () => getPickup(desk, usual)],
  ];
  const figures: Figure[] = questions.map(([name, ask]) => {
    const value = median(15, ask);
    return { name: `desk: ${name}`, value, unit: 'ms', target: '≤ 50 ms', holds: value <= 50 };
  });
  const bigMs = median(7, () => getPickup(desk, big));
  figures.push({ name: 'desk: a pickup of 4,000 lines', value: bigMs, unit: 'ms', target: '≤ 250 ms', holds: bigMs <= 250 });
  figures.push({ name: 'desk: opening the data', value: openedMs, unit: 'ms', target: '≤ 1500 ms', holds: openedMs <= 1_500 });
  const megabytes = process.memoryUsage.rss() / 1_000_000;
  figures.push({ name: 'desk: host memory', value: megabytes, unit: 'MB', target: '≤ 250 MB', holds: megabytes <= 250 });
  return figures.map((figure) => ({ ...figure, value: Math.round(figure.value * 100) / 100 }));
}

const [folder = '', pagesDir = ''] = process.argv.slice(2);
await serve(folder, pagesDir);
