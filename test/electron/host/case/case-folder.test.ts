import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { showReminders } from '../../../../electron/host/delivery/show-reminders.ts';
import { pickupLines } from '../../../../shared/delivery/pickup.ts';
import { makeUuid7, type OrderNo, type PickupId, type RecordId } from '../../../../shared/kernel/ids.ts';
import { hourMs } from '../../../../shared/kernel/instant.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperEntry } from '../../../kit/desk-orders.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

async function take(no: string): Promise<PickupId> {
  await desk.bridge.orders.enterFromPaper({ order: paperEntry(no, 2) });
  return (await takeOver(desk.bridge, [no as OrderNo], house.clock.now())).inspection.pickup.id;
}

async function sign(pickup: PickupId): Promise<RecordId> {
  await inspectLines(desk.bridge, pickup);
  const lines = pickupLines((await desk.bridge.pickups.get({ pickup })).inspection.pickup).map((line) => line.key);
  return (await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin })).record;
}

test('a folder gathers everything of its pickup and nothing of another', async () => {
  const [pickup, other] = [await take('CK-FOLDER'), await take('CK-OTHER')];
  await desk.bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-88001234', answeredBy: '老周', note: '留在物流' } });
  const before = await desk.bridge.pickups.folder({ pickup });
  expect(before).toMatchObject({ records: [], answers: [], reminders: [], view: { revision: (await desk.bridge.pickups.get({ pickup })).revision } });
  expect(before.title).toContain('不锈钢鞋架');
  house.clock.pass(3 * hourMs);
  showReminders(desk.desk);
  const record = await sign(pickup);
  const waiting = await desk.bridge.pickups.folder({ pickup });
  expect(waiting.records).toMatchObject([{ card: { record, kind: 'feedback' }, acknowledgements: [] }]);
  await sign(other);
  await desk.bridge.desk.sync({});
  await desk.bridge.desk.sync({});

  const folder = await desk.bridge.pickups.folder({ pickup });
  expect(folder.records.map(({ card, acknowledgements }) => [card.record, card.state, acknowledgements.map((each) => [each.of, each.record])])).toEqual([[record, 'received', [['record', record]]]]);
  expect(folder.answers.map((answer) => [answer.kind, answer.record])).toContainEqual(['judgement', record]);
  expect(folder.answers.every((answer) => answer.record === record)).toBe(true);
  expect(folder.answers.map((answer) => answer.number)).toEqual(folder.answers.map((answer) => answer.number).toSorted((one, two) => one - two));
  expect(folder.reminders.map((reminder) => reminder.kind)).toEqual(['one-hour']);
  expect(folder.calls).toMatchObject([{ answeredBy: '老周', note: '留在物流' }]);
});

test('a pickup that is not there has none', async () => {
  const unknown = makeUuid7<PickupId>(1, Buffer.alloc(10));
  await expect(desk.bridge.pickups.folder({ pickup: unknown })).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'thing.not-found' } });
});
