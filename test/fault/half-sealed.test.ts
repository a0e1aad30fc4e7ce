import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDamagePoint, inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { drawPhoto } from '../kit/draw-photo.ts';

let house: House;
let desk: HouseDesk;
let before: string;
let orders: readonly OrderNo[];
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  before = join(house.folder, 'before');
  orders = (await desk.bridge.orders.list({ text: '', status: 'on-the-way', limit: 10 })).rows.map((row) => row.orderNo);
});
afterAll(() => house.close());

async function readyToSign(orderNo: OrderNo) {
  const view = await takeOver(desk.bridge, [orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const pictures = await Promise.all([1, 2, 3].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 1_000, height: 750 }) })));
  await addDamagePoint(desk.bridge, pickup, { line: lineKey(orderNo, 1), stage: 2, description: '磕碰', pictures });
  const inspected = await inspectLines(desk.bridge, pickup);
  return { pickup, kind: 'feedback' as const, lines: inspected.inspection.lines.map((line) => line.line), pin: housePin, person: desk.person };
}

/** Does the work, then puts the database back to where it was before: receipt and journal are on the disk, the commit is not, as after a death between them. */
async function withoutItsCommit<Value>(work: () => Promise<Value>, meanwhile: () => Promise<void> = async () => undefined): Promise<Value> {
  const isDatabase = (name: string): boolean => name.startsWith('desk.sqlite');
  await desk.close();
  await rm(before, { recursive: true, force: true });
  await cp(desk.folder, before, { recursive: true, filter: (from) => from === desk.folder || isDatabase(from.slice(desk.folder.length + 1)) });
  await desk.reopen();
  const value = await work();
  await desk.close();
  for (const name of (await readdir(desk.folder)).filter(isDatabase)) await rm(join(desk.folder, name));
  await cp(before, desk.folder, { recursive: true });
  await meanwhile();
  await desk.reopen();
  return value;
}

it('a signature that died between journal and commit stands after the next start, and goes to HQ once', async () => {
  const wish = await readyToSign(orders[0] as OrderNo);
  const shown = await desk.bridge.pickups.get({ pickup: wish.pickup });
  const card = await withoutItsCommit(() => signFor(desk.bridge, wish));
  const view = await desk.bridge.pickups.get({ pickup: wish.pickup });
  expect(view.records.map((record) => [record.record, record.hash, record.state])).toEqual([[card.record, card.hash, 'waiting']]);
  expect(view.step).toBe('sealed');
  expect({ ...view.inspection, limitsShown: null }).toEqual({ ...shown.inspection, limitsShown: null });
  expect(await desk.bridge.records.verify({ record: card.record })).toMatchObject({ ok: true });
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  expect(await house.hq.hq.db.selectFrom('records').select('id').execute()).toEqual([{ id: card.record }]);
});

for (const cut of [1, 200, 5_000]) {
  it(`a signature that died while the journal was written, ${cut} bytes before its end, never was; it is made again`, async () => {
    const orderNo = orders[[1, 200, 5_000].indexOf(cut) + 1] as OrderNo;
    const journal = join(desk.folder, 'journal', 'sealed.journal');
    const wish = await readyToSign(orderNo);
    const card = await withoutItsCommit(
      () => signFor(desk.bridge, wish),
      async () => truncate(journal, (await stat(journal)).size - cut),
    );
    expect((await desk.bridge.pickups.get({ pickup: wish.pickup })).records).toEqual([]);
    expect(await readdir(join(desk.folder, 'receipts'))).not.toContain(`${card.record}.pdf`);
    const again = await signFor(desk.bridge, wish);
    await desk.reopen();
    expect(await desk.bridge.records.verify({ record: again.record })).toMatchObject({ ok: true });
    expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
    const atHq = (await house.hq.hq.db.selectFrom('records').select('id').execute()).map((row) => row.id);
    expect(atHq).toContain(again.record);
    expect(atHq).not.toContain(card.record);
  });
}
