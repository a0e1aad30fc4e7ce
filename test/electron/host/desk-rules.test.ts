import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { addDamagePoint, inspectLines, penStroke, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { readReminders } from '../../../electron/host/delivery/reminder-rows.ts';
import { showReminders } from '../../../electron/host/delivery/show-reminders.ts';
import { takeOrder } from '../../../electron/host/delivery/take-order.ts';
import { readRecordText } from '../../../electron/host/seal/record-rows.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId, type OrderNo, type RecordId } from '../../../shared/kernel/ids.ts';
import { addMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { lineKey, type LineKey } from '../../../shared/delivery/pickup.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { sealedRecordSchema } from '../../../shared/seal/sealed-record.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { problemOf } from '../../kit/desk-bridge.ts';
import { codeFor, housePin, openHouse, type House, type HouseDesk } from '../../kit/desk-house.ts';
import { paperOrder } from '../../kit/desk-orders.ts';
import { inspectOrder, ordersWith, sealOrder } from '../../kit/desk-work.ts';
import { installFor } from '../../kit/install-for.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

function finding(orderNo: OrderNo, change: Partial<Finding> = {}): Omit<Finding, 'photos'> {
  return {
    id: makeUuid7<FindingId>(Date.now(), randomBytes(10)),
    line: lineKey(orderNo, 1),
    stage: 2,
    package: null,
    unit: null,
    check: 'knock',
    nature: 'appearance',
    severity: 'slight',
    place: '左',
    description: '划伤',
    quantity: wholeQuantity(1),
    ...change,
  };
}

test('putting a removed finding again brings its photos back; a removed photo comes back too', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const view = await takeOver(desk.bridge, [orderNo!], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const put = finding(orderNo!);
  await desk.bridge.inspection.putFinding({ pickup, finding: put });
  const bytes = await drawPhoto({ seed: 5, width: 640, height: 480 });
  const { intake } = await desk.bridge.photos.begin({ fileName: 'a.jpg', bytes: bytes.length, via: 'camera', target: { pickup, finding: put.id, withPackaging: true } });
  await desk.bridge.photos.append({ intake, offset: 0, chunk: new File([new Uint8Array(bytes)], 'a.jpg') });
  const taken = await desk.bridge.photos.finish({ intake });
  expect(taken.photo.source).toBe('camera');
  await desk.bridge.inspection.removeFinding({ pickup, finding: put.id });
  expect((await desk.bridge.pickups.get({ pickup })).photos).toEqual([]);
  const { revision } = await desk.bridge.inspection.putFinding({ pickup, finding: { ...put, description: '更深' } });
  const again = await desk.bridge.pickups.get({ pickup });
  expect(again.revision).toBe(revision);
  expect(again.inspection.findings).toMatchObject([{ description: '更深', photos: [{ photo: taken.photo.id, withPackaging: true }] }]);
  const use = { pickup, finding: put.id, photo: taken.photo.id };
  await desk.bridge.photos.removeUse(use);
  expect((await desk.bridge.pickups.get({ pickup })).photos).toEqual([]);
  await desk.bridge.photos.restoreUse(use);
  expect((await desk.bridge.pickups.get({ pickup })).photos).toHaveLength(1);
});

test('the same picture and a blurred one are pointed out (R-IN-3)', async () => {
  const [orderNo] = await ordersWith(desk, 'sample');
  const view = await takeOver(desk.bridge, [orderNo!], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const sharp = await drawPhoto({ seed: 31, width: 1600, height: 1200 });
  const pictures = [sharp, sharp, await drawPhoto({ seed: 32, width: 1600, height: 1200, blur: 12 })].map((bytes, index) => ({ fileName: `${index}.jpg`, bytes }));
  const { finding: id } = await addDamagePoint(desk.bridge, pickup, { line: lineKey(orderNo!, 1), stage: 2, description: '锈', pictures: [] });
  const remarks: string[][] = [];
  for (const picture of pictures) {
    const { intake } = await desk.bridge.photos.begin({ fileName: picture.fileName, bytes: picture.bytes.length, via: 'drop', target: { pickup, finding: id, withPackaging: false } });
    await desk.bridge.photos.append({ intake, offset: 0, chunk: new File([new Uint8Array(picture.bytes)], picture.fileName) });
    remarks.push((await desk.bridge.photos.finish({ intake })).remarks.map((remark) => remark.kind));
  }
  expect(remarks).toEqual([[], ['same-photo'], ['blurred']]);
});

test('limits of size are said: 200 damage points, 40 photos each, 4,000 lines', async () => {
  const order = paperOrder('CK-MANY', 20);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const view = await takeOver(desk.bridge, [order.orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  for (let count = 0; count < 199; count += 1) await desk.bridge.inspection.putFinding({ pickup, finding: finding(order.orderNo) });
  const second = lineKey(order.orderNo, 2);
  const pictures = await Promise.all([71, 72, 73].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(desk.bridge, pickup, { line: second, stage: 2, description: '划伤', pictures });
  expect(await problemOf(desk.bridge.inspection.putFinding({ pickup, finding: finding(order.orderNo) }))).toEqual({ code: 'inspection.too-many-damage-points', details: { limit: 200 } });
  await inspectLines(desk.bridge, pickup);
  await signFor(desk.bridge, { pickup, kind: 'feedback', lines: [second], person: desk.person, pin: housePin });
  await desk.bridge.inspection.putFinding({ pickup, finding: finding(order.orderNo) });
  expect(await problemOf(desk.bridge.inspection.putFinding({ pickup, finding: finding(order.orderNo) }))).toMatchObject({ code: 'inspection.too-many-damage-points' });
  const lines = paperOrder('CK-4001', 4_001).lines;
  const { source: _source, dealer: _dealer, dealerName: _name, ...paper } = paperOrder('CK-4001', 1);
  expect(await problemOf(desk.bridge.orders.enterFromPaper({ order: { ...paper, lines } }))).toEqual({ code: 'inspection.too-many-lines', details: { limit: 4_000 } });
});

test('reminders go out once each, at half time, an hour and a quarter of an hour before, and a restart repeats none (R-TL-17)', async () => {
  const order = paperOrder('CK-REMIND', 2);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  showReminders(desk.desk);
  const { pickup } = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection;
  const heard: string[] = [];
  const listen = () => desk.desk.changes.listen((change) => change.topic === 'reminder' && change.pickup === pickup.id && heard.push(change.kind));
  listen();
  house.clock.pass(2 * hourMs);
  showReminders(desk.desk);
  showReminders(desk.desk);
  await desk.reopen();
  listen();
  showReminders(desk.desk);
  house.clock.pass(hourMs);
  showReminders(desk.desk);
  house.clock.pass(45 * minuteMs);
  showReminders(desk.desk);
  house.clock.pass(hourMs);
  showReminders(desk.desk);
  expect(heard).toEqual(['half-time', 'one-hour', 'fifteen-minutes']);
  await desk.bridge.desk.sync({});
});

test('a desk that is opened late shows only the most urgent reminder; those before it have passed and are not recorded as shown (R-TL-17)', async () => {
  const order = paperOrder('CK-LATE', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup } = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection;
  const heard: string[] = [];
  desk.desk.changes.listen((change) => change.topic === 'reminder' && change.pickup === pickup.id && heard.push(change.kind));
  house.clock.pass(3 * hourMs + 10 * minuteMs);
  await desk.bridge.desk.sync({});
  showReminders(desk.desk);
  expect(heard).toEqual(['one-hour']);
  house.clock.pass(40 * minuteMs);
  showReminders(desk.desk);
  showReminders(desk.desk);
  expect(heard).toEqual(['one-hour', 'fifteen-minutes']);
  expect(readReminders(desk.desk.store, pickup.id).map((reminder) => reminder.kind)).toEqual(['minutes-before-60', 'minutes-before-15']);
});

test('a refusal is sealed for its lines, the others follow in a record of their own, and a line only once', async () => {
  const order = paperOrder('CK-PART', 3);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup, lines } = await inspectOrder(house, desk, order.orderNo);
  const [first, ...rest] = lines;
  const pictures = await Promise.all([61, 62, 63].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(desk.bridge, pickup, { line: first!, stage: 1, description: '压坏', pictures });
  await desk.bridge.inspection.decide({ pickup, lines: [first!], decision: 'refuse', reservation: '' });
  await desk.bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-5550101', answeredBy: '调度', note: '' } });
  const refusal = { pickup, kind: 'refusal' as const, lines: [first!], reason: '外包装严重破损', person: desk.person, pin: housePin };
  expect(await signFor(desk.bridge, refusal)).toMatchObject({ kind: 'refusal', lines: 1 });
  expect(await problemOf(signFor(desk.bridge, refusal))).toMatchObject({ code: 'seal.already-sealed' });
  expect(await problemOf(desk.bridge.inspection.decide({ pickup, lines: [first!], decision: 'take', reservation: '' }))).toMatchObject({ code: 'pickup.sealed' });
  expect(await signFor(desk.bridge, { pickup, kind: 'feedback', lines: rest, person: desk.person, pin: housePin })).toMatchObject({ kind: 'feedback', lines: 2 });
  expect((await desk.bridge.pickups.get({ pickup })).step).toBe('sealed');
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  const notice = { pickup, lines: rest, warnedAt: house.clock.now(), person: desk.person, pin: housePin };
  expect(await installFor(desk.bridge, notice)).toMatchObject({ kind: 'install-notice', lines: 2 });
  expect(await problemOf(installFor(desk.bridge, notice))).toMatchObject({ code: 'seal.already-sealed' });
});

test('the call to the dispatcher stands in the record of the refused goods only, and a later refusal needs a call of its own (R-IN-8)', async () => {
  const order = paperOrder('CK-CALLS', 3);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup, lines } = await inspectOrder(house, desk, order.orderNo);
  const [first, second, third] = lines;
  const refuse = async (line: LineKey, seed: number) => {
    const pictures = await Promise.all([0, 1, 2].map(async (more) => ({ fileName: `${more}.jpg`, bytes: await drawPhoto({ seed: seed + more, width: 640, height: 480 }) })));
    await addDamagePoint(desk.bridge, pickup, { line, stage: 1, description: '压坏', pictures });
    await desk.bridge.inspection.decide({ pickup, lines: [line], decision: 'refuse', reservation: '' });
  };
  const callsOf = (record: RecordId): readonly string[] => {
    const { body } = sealedRecordSchema.parse(JSON.parse(readRecordText(desk.desk.store, record)?.text ?? ''));
    return 'dispatcherCalls' in body ? body.dispatcherCalls.map((call) => call.note) : [];
  };
  const sealing = { pickup, person: desk.person, pin: housePin };
  await refuse(first!, 81);
  await desk.bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-5550101', answeredBy: '调度', note: '第一次' } });
  const taken = await signFor(desk.bridge, { ...sealing, kind: 'feedback', lines: [second!] });
  expect(callsOf(taken.record)).toEqual([]);
  const early = await signFor(desk.bridge, { ...sealing, kind: 'refusal', lines: [first!], reason: '压坏' });
  expect(callsOf(early.record)).toEqual(['第一次']);
  await refuse(third!, 91);
  expect((await desk.bridge.pickups.get({ pickup })).inspection.dispatcherCalls).toEqual([]);
  const late = { ...sealing, kind: 'refusal' as const, lines: [third!], reason: '压坏' };
  expect(await problemOf(signFor(desk.bridge, late))).toMatchObject({ code: 'seal.incomplete' });
  house.clock.pass(minuteMs);
  await desk.bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-5550101', answeredBy: '调度', note: '第二次' } });
  expect(callsOf((await signFor(desk.bridge, late)).record)).toEqual(['第二次']);
});

test('what changed after it was shown is not signed, and nothing is signed while something is missing', async () => {
  const order = paperOrder('CK-SHOWN', 2);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const view = await takeOver(desk.bridge, [order.orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const lines = view.inspection.lines.map((line) => line.line);
  expect(await problemOf(signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin }))).toMatchObject({ code: 'seal.incomplete' });
  const sealing = { pickup, kind: 'feedback' as const, lines, reason: '', language: 'zh-CN' as const, person: desk.person };
  const { shown } = await desk.bridge.seal.preview(sealing);
  await desk.bridge.inspection.checkPackages({ pickup, packages: view.inspection.packages.map((each) => each.id), condition: 'intact', lookedInside: false });
  await desk.bridge.inspection.decide({ pickup, lines, decision: 'take-with-reservation', reservation: '外箱受潮' });
  await desk.bridge.inspection.checkItems({ pickup, lines, items: 'fine' });
  await desk.bridge.inspection.setCounts({ pickup, counts: lines.map((line, index) => ({ line, count: { good: wholeQuantity(index + 1), damaged: wholeQuantity(0), missing: wholeQuantity(0), extra: wholeQuantity(0), weightGrams: null } })) });
  expect(await problemOf(desk.bridge.seal.sign({ ...sealing, shown, pin: housePin, signature: penStroke }))).toEqual({ code: 'seal.changed-since-shown', details: {} });
});

test('a time in the future and a changed time without a reason are refused', async () => {
  const order = paperOrder('CK-TIME', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const entry = { orders: [order.orderNo], timeChangedBecause: null, carrier: '德通', carrierPhone: '12345', waybill: '', plate: '', metresPerLength: {} };
  const at = house.clock.now();
  expect(await problemOf(desk.bridge.pickups.record({ ...entry, pickedUpAt: addMs(at, hourMs) }))).toMatchObject({ code: 'input.invalid', details: { field: 'pickedUpAt' } });
  expect(await problemOf(desk.bridge.pickups.record({ ...entry, pickedUpAt: addMs(at, -hourMs) }))).toMatchObject({ code: 'input.invalid', details: { field: 'timeChangedBecause' } });
  expect((await desk.bridge.pickups.record({ ...entry, pickedUpAt: addMs(at, -hourMs), timeChangedBecause: '路上没信号' })).inspection.pickup.timeChangedBecause).toBe('路上没信号');
  expect(await problemOf(desk.bridge.pickups.record({ ...entry, pickedUpAt: at }))).toMatchObject({ code: 'order.already-picked-up' });
});

test('a feedback that was sealed with the sealed order is found by its number and closes the order', async () => {
  const order = paperOrder('CK-FOUND', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const sealed = await sealOrder(house, desk, order.orderNo);
  expect((await desk.bridge.records.list({ text: 'ck-found', limit: 10 })).rows.map((row) => row.record)).toEqual([sealed.record]);
  expect((await desk.bridge.orders.list({ text: 'CK-FOUND', status: 'sealed', limit: 10 })).total).toBe(1);
  // As wide as some keyboards write.
  for (const list of [desk.bridge.orders.list, desk.bridge.pickups.list, desk.bridge.records.list]) expect((await list({ text: 'ＣＫ－ｆｏｕｎｄ', limit: 10 })).total).toBe(1);
});

test('a wrong PIN is counted before it is tried, delayed, locked after ten; a new code from HQ opens again', async () => {
  const order = paperOrder('CK-PIN', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup, lines } = await inspectOrder(house, desk, order.orderNo);
  const tryPin = (pin: string) => problemOf(signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin }));
  for (let wrong = 1; wrong <= 4; wrong += 1) expect(await tryPin('000001')).toEqual({ code: 'pin.wrong', details: { attemptsLeft: 10 - wrong } });
  expect(await tryPin(housePin)).toMatchObject({ code: 'pin.delayed' });
  house.clock.restartMachine();
  await desk.reopen();
  expect(await tryPin(housePin)).toMatchObject({ code: 'pin.delayed' });
  for (let wrong = 5; wrong <= 9; wrong += 1) {
    house.clock.pass(hourMs);
    expect(await tryPin('000001')).toEqual({ code: 'pin.wrong', details: { attemptsLeft: 10 - wrong } });
  }
  house.clock.pass(hourMs);
  expect(await tryPin('000001')).toEqual({ code: 'pin.locked', details: {} });
  expect(await tryPin(housePin)).toEqual({ code: 'pin.locked', details: {} });
  expect((await desk.bridge.people.list())[0]).toMatchObject({ state: 'locked', attemptsLeft: 0 });
  const device = (await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow()).id;
  await desk.bridge.people.add({ code: await codeFor(house.hq, device, desk.person), pin: '704193' });
  expect(await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: '704193' })).toMatchObject({ lines: 1 });
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
});
