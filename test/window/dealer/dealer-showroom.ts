import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import { addDamagePoint, inspectLines, sendPicture, signFor, takeOver, type Picture } from '../../../build/inspect-goods.ts';
import { writeAttempt } from '../../../electron/host/outbox/errand-rows.ts';
import { writeRecordState } from '../../../electron/host/seal/record-rows.ts';
import type { PickupView } from '../../../shared/bridge/shapes.ts';
import { pickupLines, type LineKey, type PickupLine } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { makeUuid7, orderNoSchema, type FindingId, type OrderNo, type PersonId, type PickupId, type RecordId } from '../../../shared/kernel/ids.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';

/** A desk in the middle of its day: something on every page. */
export interface DealerShowroom {
  readonly house: DealerHouse;
  /** An outbound order that is on its way. */
  readonly coming: OrderNo;
  /** Window guards: a package broken, taken with reservation, a damage point that is whole and one that lacks photos. */
  readonly windows: PickupId;
  readonly damage: FindingId;
  /** Doors, set by set, one of them with a problem. */
  readonly doors: PickupId;
  /** Pipes that are refused, not yet sealed. */
  readonly pipes: PickupId;
  /** Home goods, inspected and ready to be signed. */
  readonly ready: PickupId;
  /** Everything signed and with HQ. */
  readonly sealed: PickupId;
  readonly received: RecordId;
  /** What people and papers have written: names, goods, places. It is the same in every language. */
  readonly data: readonly string[];
  readonly close: () => Promise<void>;
}

const size = { width: 800, height: 600 };

export async function drawPictures(seeds: readonly number[]): Promise<readonly Picture[]> {
  return Promise.all(seeds.map(async (seed) => ({ fileName: `IMG_${seed}.jpg`, bytes: await drawPhoto({ seed, ...size }) })));
}

/** Opens a house, enrols its desk and brings pickups to every step through the bridge. HQ is out of reach at the end, so that the queue stays as it is. */
export async function openDealerShowroom(): Promise<DealerShowroom> {
  const house = await openDealerHouse();
  const { bridge } = house;
  await house.enrol();
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs on this desk');
  const coming = orderNoSchema.parse('CK-COMING');
  for (const orderNo of [coming, 'CK-SEALED', 'CK-WAITING', 'CK-PARKED']) await enterPaper(house, orderNoSchema.parse(orderNo));

  const sealed = await takeGoods(house, 'CK-SEALED');
  const received = await inspectAndSign(house, sealed, person.id);
  await bridge.desk.sync({});
  await vi.waitFor(async () => {
    const { card } = await bridge.records.get({ record: received });
    if (card.state !== 'received' || card.judgement === null) throw new Error(`HQ has not answered yet: ${card.state}`);
  }, { timeout: 60_000, interval: 100 });
  const onTheWay = await bridge.orders.list({ status: 'on-the-way', limit: 50 });
  house.proxy.weather = 'down';

  await inspectAndSign(house, await takeGoods(house, 'CK-WAITING'), person.id);
  park(house, await inspectAndSign(house, await takeGoods(house, 'CK-PARKED'), person.id));
  const windows = await takeGoods(house, 'CK20261120-1002');
  const damage = await breakWindows(house, windows);
  const doors = await takeGoods(house, 'CK20261120-1001');
  await breakDoor(house, doors);
  const pipes = await takeGoods(house, 'CK20261120-1003');
  await refusePipes(house, pipes);
  const ready = await takeGoods(house, 'CK20261120-1004');
  await inspectLines(bridge, ready.inspection.pickup.id);

  const all = await Promise.all(onTheWay.rows.map(({ orderNo }) => bridge.orders.get({ orderNo })));
  const words = all.flatMap(({ order }) => [order.carrier, order.dealerName, ...order.lines.flatMap((line) => [line.name, line.specification, line.colour, line.note])]);
  return {
    house,
    coming,
    windows: windows.inspection.pickup.id,
    damage,
    doors: doors.inspection.pickup.id,
    pipes: pipes.inspection.pickup.id,
    ready: ready.inspection.pickup.id,
    sealed: sealed.inspection.pickup.id,
    received,
    data: [...words, ...written, '赵建国', '周海峰', '华东', '门店电脑', '德通物流', '鲁A12345', '不锈钢立柱'].filter((text) => text !== ''),
    close: house.close,
  };
}

const reservation = '第 1 包外包装破损，保留索赔权利。';
const written = ['左门扇下沿', '右上角', '边框压弯，漆面脱落', '划痕约 3 厘米', '管身', '压扁两根', reservation];

async function enterPaper({ bridge }: DealerHouse, orderNo: OrderNo): Promise<void> {
  await bridge.orders.enterFromPaper({
    order: {
      orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT7730019921',
      lines: [{ lineNo: 1, productClass: 'material', name: '不锈钢立柱', specification: '50×50×3000', colour: '', quantity: wholeQuantity(4), unit: 'piece', metresPerLength: null, weightGrams: null, packages: 1, note: '' }],
    },
  });
}

async function takeGoods({ bridge }: DealerHouse, orderNo: string): Promise<PickupView> {
  return takeOver(bridge, [orderNoSchema.parse(orderNo)], (await bridge.desk.status()).now);
}

async function inspectAndSign({ bridge }: DealerHouse, view: PickupView, person: PersonId): Promise<RecordId> {
  const pickup = view.inspection.pickup.id;
  await inspectLines(bridge, pickup);
  const lines = pickupLines(view.inspection.pickup).map((line) => line.key);
  return (await signFor(bridge, { pickup, kind: 'feedback', lines, person, pin })).record;
}

/** As after five answers of HQ that were refusals. */
function park({ desk }: DealerHouse, record: RecordId): void {
  desk.store.commit(() => {
    writeAttempt(desk.store, record, { attempts: 5, nextTryAt: null, problem: problem('hq.not-hq', {}), parked: true });
    writeRecordState(desk.store, record, 'parked');
  });
}

function lineOf(view: PickupView, at: number): PickupLine {
  const line = pickupLines(view.inspection.pickup)[at];
  if (line === undefined) throw new Error(`no line ${at}`);
  return line;
}

export async function putDamage({ bridge }: DealerHouse, pickup: PickupId, line: LineKey, wish: Partial<Omit<Finding, 'photos'>>): Promise<FindingId> {
  const id = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  await bridge.inspection.putFinding({
    pickup,
    finding: { id, line, stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '', description: '', quantity: wholeQuantity(1), ...wish },
  });
  return id;
}

async function breakWindows(house: DealerHouse, view: PickupView): Promise<FindingId> {
  const { bridge } = house;
  const pickup = view.inspection.pickup.id;
  const [first, second] = [lineOf(view, 0), lineOf(view, 1)];
  const packages = view.inspection.packages;
  const broken = packages.find((each) => each.line === first.key);
  if (broken === undefined) throw new Error('no package');
  await bridge.inspection.checkPackages({ pickup, packages: packages.filter((each) => each.id !== broken.id).map((each) => each.id), condition: 'intact', lookedInside: false });
  await bridge.inspection.checkPackages({ pickup, packages: [broken.id], condition: 'severe', lookedInside: false });
  await bridge.inspection.decide({ pickup, lines: [first.key], decision: 'take-with-reservation', reservation });
  await bridge.inspection.decide({ pickup, lines: [second.key], decision: 'take', reservation: '' });
  const damage = await putDamage(house, pickup, first.key, { place: '右上角', description: '边框压弯，漆面脱落' });
  for (const [index, picture] of (await drawPictures([31, 32, 33])).entries()) await sendPicture(bridge, pickup, damage, picture, index === 0);
  const lacking = await putDamage(house, pickup, first.key, { severity: 'severe', check: 'rust', nature: 'hidden', place: '左门扇下沿', description: '划痕约 3 厘米' });
  for (const picture of await drawPictures([34])) await sendPicture(bridge, pickup, lacking, picture, false);
  await bridge.inspection.checkItems({ pickup, lines: [first.key], items: 'with-findings' });
  await bridge.inspection.setCount({ pickup, line: first.key, count: { good: wholeQuantity(5), damaged: wholeQuantity(2), missing: wholeQuantity(1), extra: wholeQuantity(0), weightGrams: null } });
  return damage;
}

async function breakDoor(house: DealerHouse, view: PickupView): Promise<void> {
  const { bridge } = house;
  const pickup = view.inspection.pickup.id;
  await bridge.inspection.checkPackages({ pickup, packages: view.inspection.packages.map((each) => each.id), condition: 'intact', lookedInside: false });
  const lines = pickupLines(view.inspection.pickup);
  await bridge.inspection.decide({ pickup, lines: lines.map((line) => line.key), decision: 'take', reservation: '' });
  await addDamagePoint(bridge, pickup, { line: lineOf(view, 0).key, stage: 2, description: '划痕约 3 厘米', pictures: await drawPictures([41, 42, 43]) });
  await bridge.inspection.checkItems({ pickup, lines: [lineOf(view, 0).key], items: 'with-findings' });
}

async function refusePipes(house: DealerHouse, view: PickupView): Promise<void> {
  const { bridge } = house;
  const pickup = view.inspection.pickup.id;
  const { key } = lineOf(view, 0);
  await bridge.inspection.checkPackages({ pickup, packages: view.inspection.packages.map((each) => each.id), condition: 'severe', lookedInside: true });
  const finding = await putDamage(house, pickup, key, { stage: 1, severity: 'severe', place: '管身', description: '压扁两根' });
  for (const picture of await drawPictures([51, 52, 53])) await sendPicture(bridge, pickup, finding, picture, false);
  await bridge.inspection.decide({ pickup, lines: [key], decision: 'refuse', reservation: '' });
}
