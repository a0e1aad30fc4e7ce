import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkShelf } from '../../electron/host/inspection/check-shelf.ts';
import { receiptPath } from '../../electron/host/seal/receipt-file.ts';
import { placeOf } from '../../electron/host/photo/shelf-places.ts';
import type { RecordId } from '../../shared/kernel/ids.ts';
import { signFor } from '../../build/inspect-goods.ts';
import { problemOf } from '../kit/desk-bridge.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { inspectOrder, ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

async function copyDatabase(to: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await cp(join(desk.folder, `desk.sqlite${ending}`), `${to}${ending}`, { force: true }).catch(() => undefined);
}

async function putBack(from: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) {
    await rm(join(desk.folder, `desk.sqlite${ending}`), { force: true });
    await cp(`${from}${ending}`, join(desk.folder, `desk.sqlite${ending}`)).catch(() => undefined);
  }
}

test('power cut between journal and commit: the signature that stood in the journal is adopted, whole, with its errand', async () => {
  const [orderNo] = await ordersWith(desk, 'window_guard');
  const { pickup, lines } = await inspectOrder(house, desk, orderNo!, 3);
  await desk.close();
  const before = join(house.folder, 'before.sqlite');
  await copyDatabase(before);
  await desk.reopen();
  const sealed = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin });
  await desk.close();
  await putBack(before);
  await desk.reopen();
  const { card } = await desk.bridge.records.get({ record: sealed.record });
  expect(card).toMatchObject({ hash: sealed.hash, state: 'waiting', photos: 3 });
  expect((await desk.bridge.pickups.get({ pickup })).step).toBe('sealed');
  expect(await desk.bridge.records.verify({ record: sealed.record })).toMatchObject({ ok: true });
  expect((await desk.bridge.desk.sync({})).queue.waiting).toBe(0);
});

test('power cut before the journal: nothing of the signature is left', async () => {
  const orphan = receiptPath(desk.desk.folders, '01a203ab-b516-7f27-937b-6ffbf793fb29' as RecordId);
  await writeFile(orphan, 'half a receipt');
  await appendFile(desk.desk.folders.journal, Buffer.from('GCJ1\0\0\x10\0half a frame'));
  const [orderNo] = await ordersWith(desk, 'home');
  await desk.reopen();
  await expect(readFile(orphan)).rejects.toThrow('ENOENT');
  expect((await desk.bridge.records.list({ text: '', limit: 10 })).total).toBe(0);
  const sealed = await sealOrder(house, desk, orderNo!);
  await desk.reopen();
  expect((await desk.bridge.records.get({ record: sealed.record })).card.hash).toBe(sealed.hash);
});

test('a destroyed database is made again from journal and photos, and the chain goes on where it stood', async () => {
  const orders = [...(await ordersWith(desk, 'door')), ...(await ordersWith(desk, 'home'))];
  const first = await sealOrder(house, desk, orders[0]!, 3);
  await desk.close();
  await writeFile(join(desk.folder, 'desk.sqlite'), Buffer.alloc(50_000, 7));
  for (const ending of ['-wal', '-shm']) await rm(join(desk.folder, `desk.sqlite${ending}`), { force: true });
  await desk.reopen();
  expect(await desk.bridge.desk.status()).toMatchObject({ enrolled: true, queue: { waiting: 1 } });
  const { record } = await desk.bridge.records.get({ record: first.record });
  if (record.body.kind !== 'feedback') throw new Error('another kind');
  const view = await desk.bridge.pickups.get({ pickup: record.body.pickup.id });
  expect(view.step).toBe('sealed');
  expect(view.photos.map((photo) => photo.sha256)).toEqual(record.photos.map((photo) => photo.sha256));
  await desk.bridge.desk.sync({});
  const second = await sealOrder(house, desk, orders[1]!);
  expect((await desk.bridge.records.get({ record: second.record })).record).toMatchObject({ sequence: 2, previous: first.hash });
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
});

test('a backup takes the place of a destroyed database, drafts included', async () => {
  const [orderNo] = await ordersWith(desk, 'pipe');
  const { pickup } = await inspectOrder(house, desk, orderNo!);
  await desk.bridge.desk.backup({});
  await desk.close();
  await writeFile(join(desk.folder, 'desk.sqlite'), 'gone');
  for (const ending of ['-wal', '-shm']) await rm(join(desk.folder, `desk.sqlite${ending}`), { force: true });
  await desk.reopen();
  expect((await desk.bridge.pickups.get({ pickup })).step).toBe('sign');
  expect((await desk.bridge.desk.storage()).backups).toBe(1);
});

test('a photo that is damaged on the disk is never sealed and never uploaded', async () => {
  const [orderNo] = await ordersWith(desk, 'window_guard');
  const { pickup, lines } = await inspectOrder(house, desk, orderNo!, 3);
  const view = await desk.bridge.pickups.get({ pickup });
  const path = placeOf(desk.desk.shelf.places, view.photos[0]!.sha256, 'original');
  const whole = await readFile(path);
  await rm(path);
  await writeFile(path, Buffer.concat([whole.subarray(0, 100), Buffer.from([1, 2, 3]), whole.subarray(103)]));
  expect(await problemOf(signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin }))).toMatchObject({ code: 'photo.damaged-at-rest' });
  await rm(path, { force: true });
  await writeFile(path, whole);
  await checkShelf(desk.desk, null, Number.MAX_SAFE_INTEGER);
  const sealed = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin });
  await rm(path, { force: true });
  await writeFile(path, Buffer.concat([whole.subarray(0, 100), Buffer.from([1, 2, 3]), whole.subarray(103)]));
  await desk.bridge.desk.sync({});
  const [item] = await desk.bridge.queue.list({ done: false });
  expect(item).toMatchObject({ record: { record: sealed.record, state: 'parked' }, problem: { code: 'photo.damaged-at-rest' } });
});
