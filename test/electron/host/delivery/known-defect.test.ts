import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { scanLimits } from '../../../../hq/job/scan-limits.ts';
import { lineKey, type LineKey } from '../../../../shared/delivery/pickup.ts';
import { makeUuid7, type FindingId, type OrderNo, type PickupId } from '../../../../shared/kernel/ids.ts';
import { dayMs, hourMs } from '../../../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../../../shared/kernel/quantity.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../../../kit/desk-house.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

interface Taken {
  readonly pickup: PickupId;
  readonly lines: readonly LineKey[];
}

/** Two lines of materials from paper, under one limit of four hours (R-TL-9), of which the first is inspected. */
async function take(no: string, missing: number): Promise<Taken> {
  const { bridge } = desk;
  const orderNo = no as OrderNo;
  const line = (lineNo: number) => ({ lineNo, productClass: 'material' as const, name: '不锈钢立柱', specification: '50×50×3000', colour: '', quantity: wholeQuantity(4), unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' });
  await bridge.orders.enterFromPaper({ order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: [line(1), line(2)] } });
  const view = await takeOver(bridge, [orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const lines = [lineKey(orderNo, 1), lineKey(orderNo, 2)] as const;
  await bridge.inspection.decide({ pickup, lines: [lines[0]], decision: 'take', reservation: '' });
  await bridge.inspection.checkItems({ pickup, lines: [lines[0]], items: 'fine' });
  if (missing > 0) {
    await bridge.inspection.putFinding({ pickup, finding: { id: makeUuid7<FindingId>(Date.parse(house.clock.now()), randomBytes(10)), line: lines[0], stage: 2, package: null, unit: null, check: 'count', nature: 'quantity', severity: 'slight', place: '', description: '少了', quantity: wholeQuantity(missing) } });
  }
  await bridge.inspection.setCount({ pickup, line: lines[0], count: { good: wholeQuantity(4 - missing), damaged: wholeQuantity(0), missing: wholeQuantity(missing), extra: wholeQuantity(0), weightGrams: null } });
  return { pickup, lines };
}

const sign = async ({ pickup, lines }: Taken): Promise<void> => void (await signFor(desk.bridge, { pickup, kind: 'feedback', lines: [lines[0] ?? ''], person: desk.person, pin: housePin }));
const atDesk = async ({ pickup }: Taken) => (await desk.bridge.pickups.get({ pickup })).limits.map((limit) => limit.state);
const atHq = async ({ pickup }: Taken) => (await house.hq.hq.db.selectFrom('pickup_limits').select(['state', 'because']).where('pickup', '=', pickup).execute()).map((row) => [row.state, row.because]);

/** Nine o'clock of the next morning, from when hour limits run at once (R-TL-12, R-TL-13). */
function nextMorning(): void {
  const now = Date.parse(house.clock.now());
  house.clock.pass(Math.ceil((now - hourMs) / dayMs) * dayMs + hourMs - now);
}

/** The limit runs out, and desk and HQ meet once more. */
async function afterDeadline(): Promise<void> {
  house.clock.pass(5 * hourMs);
  await desk.bridge.desk.sync({});
  await scanLimits(house.hq.hq);
}

test('R-TL-20: what the desk has told HQ in time keeps the rest of the limit in doubt at both', async () => {
  const short = await take('CK-SHORT', 1);
  const sound = await take('CK-SOUND', 0);
  await sign(short);
  await sign(sound);
  await desk.bridge.desk.sync({});
  expect(await atDesk(short)).toEqual(['running']);
  await afterDeadline();
  expect([await atDesk(short), await atHq(short)]).toEqual([['in-doubt'], [['in-doubt', '["partly-fed-back","hq-knew-of-defect"]']]]);
  // Nothing wrong was told of these.
  expect([await atDesk(sound), await atHq(sound)]).toEqual([['deemed-accepted'], [['deemed-accepted', '["partly-fed-back","contact-after-deadline"]']]]);
});

test('R-TL-20: while a record of the limit is unsent its goods are in doubt; once HQ has it, by what it tells', async () => {
  nextMorning();
  const short = await take('CK-KEPT', 1);
  const sound = await take('CK-KEPT-SOUND', 0);
  await desk.bridge.desk.sync({});
  house.proxy.weather = 'down';
  await sign(short);
  await sign(sound);
  house.clock.pass(5 * hourMs);
  expect([await atDesk(short), await atDesk(sound)]).toEqual([['in-doubt'], ['in-doubt']]);
  house.proxy.weather = 'pass';
  await afterDeadline();
  expect([await atDesk(short), (await atHq(short))[0]?.[0]]).toEqual([['in-doubt'], 'in-doubt']);
  expect([await atDesk(sound), (await atHq(sound))[0]?.[0]]).toEqual([['deemed-accepted'], 'deemed-accepted']);
});

test('R-TL-20: a defect told only after the deadline puts nothing in doubt', async () => {
  nextMorning();
  const late = await take('CK-LATE', 1);
  await afterDeadline();
  await sign(late);
  await afterDeadline();
  expect([await atDesk(late), (await atHq(late))[0]?.[0]]).toEqual([['deemed-accepted'], 'deemed-accepted']);
});
