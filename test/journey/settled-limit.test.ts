import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor, takeOver } from '../../build/inspect-goods.ts';
import { openHqLink, signHeaders } from '../../electron/host/hq-link/hq-link.ts';
import { settleLimit } from '../../hq/pickup/settle-limit.ts';
import { sha256 } from '../../proof/sha256.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { makeUuid7, type FindingId, type OrderNo, type PickupId } from '../../shared/kernel/ids.ts';
import { hourMs } from '../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { signatureHeaders } from '../../shared/wire/request-signature.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../kit/desk-house.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

/** Two lines under four hours (R-TL-9): one fed back with a shortage, the other never; then the deadline passes and HQ is heard from. */
async function goodsInDoubt(no = 'CK-DOUBT'): Promise<{ readonly pickup: PickupId; readonly open: string }> {
  const { bridge } = desk;
  const orderNo = no as OrderNo;
  const line = (lineNo: number) => ({ lineNo, productClass: 'material' as const, name: '不锈钢立柱', specification: '50×50×3000', colour: '', quantity: wholeQuantity(4), unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' });
  await bridge.orders.enterFromPaper({ order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: [line(1), line(2)] } });
  const pickup = (await takeOver(bridge, [orderNo], house.clock.now())).inspection.pickup.id;
  await inspect(pickup, lineKey(orderNo, 1), 1);
  await signFor(bridge, { pickup, kind: 'feedback', lines: [lineKey(orderNo, 1)], person: desk.person, pin: housePin });
  await bridge.desk.sync({});
  house.clock.pass(5 * hourMs);
  await bridge.desk.sync({});
  expect(await shown(pickup)).toMatchObject({ state: 'in-doubt' });
  return { pickup, open: lineKey(orderNo, 2) };
}

async function inspect(pickup: PickupId, line: string, missing: number): Promise<void> {
  const { inspection } = desk.bridge;
  await inspection.decide({ pickup, lines: [line], decision: 'take', reservation: '' });
  await inspection.checkItems({ pickup, lines: [line], items: 'fine' });
  const id = makeUuid7<FindingId>(Date.parse(house.clock.now()), randomBytes(10));
  if (missing > 0) await inspection.putFinding({ pickup, finding: { id, line, stage: 2, package: null, unit: null, check: 'count', nature: 'quantity', severity: 'slight', place: '', description: '少了', quantity: wholeQuantity(missing) } });
  await inspection.setCount({ pickup, line, count: { good: wholeQuantity(4 - missing), damaged: wholeQuantity(0), missing: wholeQuantity(missing), extra: wholeQuantity(0), weightGrams: null } });
}

const shown = async (pickup: PickupId) => (await desk.bridge.pickups.get({ pickup })).limits[0];

async function settle(pickup: PickupId, verdict: 'deemed-accepted' | 'kept-open', reason: string): Promise<void> {
  const row = await house.hq.hq.db.selectFrom('staff').select(['id', 'username']).where('username', '=', 'assistant-east').executeTakeFirstOrThrow();
  const staff = { ...row, sight: { all: true } } as never;
  const outcome = await settleLimit(house.hq.hq, staff, { pickup, rule: 'R-TL-9', verdict, reason });
  if (!outcome.ok) throw new Error(outcome.problem.code);
}

test('R-TL-20: what HQ decided of goods in doubt stands on the limit itself, in the language of the desk, until the goods are fed back', async () => {
  const { pickup, open } = await goodsInDoubt();
  await settle(pickup, 'kept-open', '电话核实，另一件也磕了');
  await desk.bridge.desk.sync({});
  const kept = await shown(pickup);
  expect(kept).toMatchObject({ state: 'kept-open' });
  expect(kept?.because[0]).toBe('总部 今天 14:00 判定：没有反馈的部分不视同合格，请尽快验完签字。理由：电话核实，另一件也磕了');

  house.clock.pass(24 * hourMs);
  await settle(pickup, 'deemed-accepted', '经销商书面确认完好');
  await desk.bridge.desk.sync({});
  await desk.bridge.desk.setLanguage({ language: 'en' });
  const accepted = await shown(pickup);
  expect(accepted).toMatchObject({ state: 'deemed-accepted' });
  expect(accepted?.because[0]).toBe('HQ decided today 14:00: what has no feedback is deemed accepted; phone HQ to contest it. Reason: 经销商书面确认完好');
  house.clock.pass(24 * hourMs);
  expect((await shown(pickup))?.because[0]).toMatch(/^HQ decided on 11-21 14:00: /);

  await inspect(pickup, open, 0);
  await signFor(desk.bridge, { pickup, kind: 'feedback', lines: [open], person: desk.person, pin: housePin });
  await desk.bridge.desk.sync({});
  const fedBack = await shown(pickup);
  expect(fedBack?.state).toMatch(/^(?:sealed-late|in-doubt)$/);
  expect(fedBack?.because.some((reason) => reason.startsWith('HQ decided'))).toBe(false);
});

test('a desk of wire 1 goes on reading its news and is not sent what it cannot read; updated, it finds it, and nothing else comes twice', async () => {
  const { pickup } = await goodsInDoubt();
  await settle(pickup, 'kept-open', '另一件也磕了');
  await desk.bridge.desk.sync({});
  const { items } = await newsOf(1);
  expect(items.map((item) => item.kind)).toContain('message');
  expect(items.map((item) => item.kind)).not.toContain('settlement');
  expect((await newsOf(2)).items.map((item) => item.kind)).toContain('settlement');
  const answers = (await desk.bridge.today.get()).answers.map((answer) => answer.text);

  // The data as the program of wire 1 left them.
  await desk.close();
  const db = new Database(join(desk.folder, 'desk.sqlite'));
  db.exec("DELETE FROM news WHERE kind = 'settlement'; DROP TABLE settlement; DROP TABLE news_read; DROP TABLE picked_up_elsewhere; DROP VIEW open_refused_line; DROP TABLE refused_line; ALTER TABLE outbound_order DROP COLUMN kinds; ALTER TABLE pickup DROP COLUMN kinds; ALTER TABLE record DROP COLUMN kinds; PRAGMA user_version = 4");
  db.close();
  await desk.reopen();
  expect(await shown(pickup)).toMatchObject({ state: 'in-doubt' });
  await desk.bridge.desk.sync({});
  expect(await shown(pickup)).toMatchObject({ state: 'kept-open' });
  expect((await desk.bridge.today.get()).answers.map((answer) => answer.text)).toEqual(answers);
});

/** What HQ says to a desk of this wire. */
async function newsOf(wire: number): Promise<{ readonly items: readonly { readonly kind: string }[] }> {
  const link = await openHqLink(desk.desk);
  if (!link.ok) throw new Error(link.problem.code);
  const path = '/wire/v1/news?after=0&limit=200';
  const headers = { ...signHeaders(desk.desk, link.value, { method: 'GET', path, bodyHash: sha256('') }), [signatureHeaders.wire]: String(wire) };
  const response = await fetch(link.value.url + path, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Awaited<ReturnType<typeof newsOf>>;
}
