import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { makeRequest } from '../../../proof/csr.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { issueCertificate } from '../../../proof/issue-certificate.ts';
import { base64 } from '../../../proof/base64.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { pickupLines, type LineKey, type Pickup } from '../../../shared/delivery/pickup.ts';
import { makeUuid7, type DealerId, type PersonId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { openConsoleHq, problemOf, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork, type SealWish } from '../../kit/hq-desk.ts';

/** Two lines under R-TL-9, four hours, and one door, which has until the end of the day (R-TL-7). */
const goods = [{ productClass: 'material', unit: 'piece' }, { productClass: 'material', unit: 'piece' }, { productClass: 'door', unit: 'set' }] as const;
const dealer = 'JX0012' as DealerId;

describe.each(['sqlite', 'postgres'] as const)('R-TL-20: goods whose feedback was refused for good on %s', (kind) => {
  let house: ConsoleHq;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
  });
  afterAll(() => house.close());

  interface Delivery {
    readonly desk: TestDesk;
    readonly pickup: { readonly id: PickupId; readonly pickedUpAt: Instant };
    readonly document: Pickup;
    readonly orders: readonly OutboundOrder[];
    readonly lines: readonly LineKey[];
  }

  /** Goods picked up an hour ago by a desk of its own, not reported yet. */
  async function newDelivery(): Promise<Delivery> {
    const code = await issueCode(house.hq, { dealer, device: null, person: { name: '离职的人', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code.value.code)).status).toBe(200);
    const pickup = { id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt: addMs(house.clock.now(), -hourMs) };
    const { body } = desk.seal({ pickup, lines: goods, keepChain: true }).record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    return { desk, pickup, document: body.pickup, orders: body.pickup.orders, lines: pickupLines(body.pickup).map((line) => line.key) };
  }

  type Unsent = readonly { readonly record: string; readonly kind: 'feedback' | 'refusal'; readonly sealedAtWall: Instant; readonly lines: readonly LineKey[] }[];
  let revision = 0;
  async function report({ desk, document }: Delivery, unsent: Unsent = []): Promise<void> {
    revision += 1;
    const answer = await desk.call('POST', '/wire/v1/reports', { pickups: [{ pickup: document, revision, limitsShownAt: null, reminders: [], unsent }], complete: true, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });
    expect(answer.status).toBe(200);
  }

  function sealLines({ desk, pickup, orders }: Delivery, covers: readonly number[], wish: SealWish = {}): SealedWork {
    return desk.seal({
      pickup, lines: goods, covers, orderNo: orders[0]?.orderNo ?? '', ...wish,
      change: (record) => (record.body.kind === 'feedback' || record.body.kind === 'refusal' ? { ...record, body: { ...record.body, pickup: { ...record.body.pickup, orders: [...orders] } } } : record),
    });
  }

  /** The desk's first person is revoked, and another one is enrolled and signs from now on. */
  async function changeSigner({ desk }: Delivery): Promise<void> {
    const admin = await house.signIn('admin');
    expect((await admin('POST', `/console/v1/persons/${desk.person.id}/revocation`, { reason: '离职' })).status).toBe(200);
    const code = await issueCode(house.hq, { dealer, device: desk.device, person: { name: '接班的人', role: 'inspector' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    desk.personKey = makeKeyPair().privateKey;
    const added = await desk.call('POST', '/wire/v1/persons', { code: code.value.code, personCsr: await makeRequest(desk.personKey, 'signer') });
    expect(added.status).toBe(200);
    desk.person = added.body.person;
    desk.personCertificate = added.body.personCertificate;
  }

  /** Feedback of these lines that HQ refuses because its signer was revoked while it was on its way. */
  async function refuseFeedback(delivery: Delivery, covers: readonly number[], wish: SealWish = {}): Promise<SealedWork> {
    const work = sealLines(delivery, covers, wish);
    await changeSigner(delivery);
    const answer = await delivery.desk.put(work);
    expect([answer.status, answer.body.data.code]).toEqual([422, 'record.signer-revoked']);
    return work;
  }

  async function dayLater(delivery: Delivery, unsent: Unsent = []): Promise<void> {
    house.clock.advance(dayMs);
    await delivery.desk.fetchAnchor();
    await report(delivery, unsent);
    await scanLimits(house.hq);
  }

  const unsentOf = ({ record }: SealedWork): Unsent => (record.body.kind === 'feedback' || record.body.kind === 'refusal' ? [{ record: record.id, kind: record.body.kind, sealedAtWall: record.time.wall, lines: record.body.lines.map((line) => line.line) }] : []);

  async function limitsOf({ pickup }: Delivery): Promise<Readonly<Record<string, readonly [string, string]>>> {
    const rows = await house.hq.db.selectFrom('pickup_limits').select(['rule', 'state', 'because']).where('pickup', '=', pickup.id).execute();
    return Object.fromEntries(rows.map((row) => [row.rule, [row.state, row.because]] as const));
  }

  async function settle({ pickup }: Delivery, username: string, rule: string, verdict: string, reason = '已电话核实，货确实完好') {
    const answer = await (await house.signIn(username))('POST', `/console/v1/pickups/${pickup.id}/settlement`, { rule, verdict, reason });
    return [answer.status, answer.body.state ?? problemOf(answer)];
  }

  /** What the page shows of refused feedback beside each limit of the pickup. */
  async function refusedOf({ pickup, orders }: Delivery) {
    const assistant = await house.signIn('assistant-east');
    const rows = (await assistant('GET', `/console/v1/pickups?text=${orders[0]?.orderNo}&limit=100`)).body.rows as readonly { readonly pickup: string; readonly limit: { readonly rule: string }; readonly refused: readonly object[] }[];
    return Object.fromEntries(rows.filter((row) => row.pickup === pickup.id).map((row) => [row.limit.rule, row.refused] as const));
  }

  it('are in doubt by themselves, shown with what was refused and why, and a person who may settle limits decides them', async () => {
    const delivery = await newDelivery();
    await report(delivery);
    const work = await refuseFeedback(delivery, [1, 2], { photos: [randomBytes(300), randomBytes(300), randomBytes(300)] });
    await delivery.desk.put(work);
    // The desk of an earlier program, or one that is silent for other reasons, says nothing of it: HQ knows of itself.
    await dayLater(delivery);
    expect(await limitsOf(delivery)).toEqual({ 'R-TL-9': ['in-doubt', '["refused-feedback"]'], 'R-TL-7': ['deemed-accepted', '["contact-after-deadline"]'] });
    const refused = {
      record: work.record.id, kind: 'feedback', person: '离职的人', sealedAtWall: work.record.time.wall, lines: 2, differences: 1, damagePoints: 1, problem: 'record.signer-revoked', refusedAt: addMs(house.clock.now(), -dayMs),
    };
    expect(await refusedOf(delivery)).toEqual({ 'R-TL-9': [refused] });
    house.clock.advance(30 * dayMs);
    await scanLimits(house.hq);
    expect((await limitsOf(delivery))['R-TL-9']?.[0]).toBe('in-doubt');

    expect(await settle(delivery, 'dispatcher-east', 'R-TL-9', 'kept-open')).toEqual([403, 'permission.denied']);
    expect(await settle(delivery, 'assistant-central', 'R-TL-9', 'kept-open')).toEqual([404, 'thing.not-found']);
    expect((await settle(delivery, 'assistant-east', 'R-TL-9', 'kept-open', ' '))[0]).toBe(400);
    expect(await settle(delivery, 'assistant-east', 'R-TL-7', 'kept-open')).toEqual([409, 'thing.changed-meanwhile']);
    expect(await settle(delivery, 'assistant-east', 'R-TL-9', 'kept-open', '签字人确有授权，请重签')).toEqual([200, 'kept-open']);
    await scanLimits(house.hq);
    expect((await limitsOf(delivery))['R-TL-9']).toEqual(['kept-open', '["reviewed"]']);
    expect(await settle(delivery, 'assistant-east', 'R-TL-9', 'deemed-accepted', '经销商书面确认')).toEqual([200, 'deemed-accepted']);
    const audit = await house.hq.db.selectFrom('audit').select(['who', 'action', 'details']).where('about', '=', `pickup:${delivery.pickup.id}`).orderBy('position').execute();
    expect(audit).toEqual([
      { who: 'assistant-east', action: 'settle-limit', details: 'R-TL-9: kept-open; 签字人确有授权，请重签' },
      { who: 'assistant-east', action: 'settle-limit', details: 'R-TL-9: deemed-accepted; 经销商书面确认' },
    ]);
    const news = (await house.hq.db.selectFrom('news').select('document').where('dealer', '=', dealer).where('kind', '=', 'settlement').execute()).map((row) => JSON.parse(row.document) as { readonly pickup: string; readonly verdict: string });
    expect(news.filter((item) => item.pickup === delivery.pickup.id).map((item) => item.verdict)).toEqual(['kept-open', 'deemed-accepted']);
  });

  it('are fed back by whoever signs the same lines again: the new record is judged by its own time and nothing is left to decide', async () => {
    const inTime = await newDelivery();
    await report(inTime);
    await refuseFeedback(inTime, [1, 2]);
    expect((await inTime.desk.put(sealLines(inTime, [1, 2]))).status).toBe(200);
    expect((await limitsOf(inTime))['R-TL-9']?.[0]).toBe('in-time');
    const late = await newDelivery();
    await report(late);
    const old = await refuseFeedback(late, [1, 2, 3]);
    await dayLater(late, unsentOf(old));
    expect(await limitsOf(late)).toEqual({ 'R-TL-9': ['in-doubt', '["refused-feedback"]'], 'R-TL-7': ['in-doubt', '["refused-feedback"]'] });
    expect((await late.desk.put(sealLines(late, [1, 2]))).status).toBe(200);
    expect(await limitsOf(late)).toEqual({ 'R-TL-9': ['late', '[]'], 'R-TL-7': ['in-doubt', '["refused-feedback"]'] });
    expect(await refusedOf(late)).toMatchObject({ 'R-TL-7': [{ record: old.record.id, lines: 1 }] });
    expect(await settle(late, 'assistant-east', 'R-TL-9', 'kept-open')).toEqual([409, 'thing.changed-meanwhile']);
  });

  it('are not decided while what was signed again lies on the queue', async () => {
    const delivery = await newDelivery();
    await report(delivery);
    const old = await refuseFeedback(delivery, [1, 2]);
    await dayLater(delivery, unsentOf(old));
    const again = sealLines(delivery, [1, 2]);
    await report(delivery, [...unsentOf(old), ...unsentOf(again)]);
    expect((await limitsOf(delivery))['R-TL-9']).toEqual(['in-doubt', '["unsent-feedback","refused-feedback"]']);
    expect(await settle(delivery, 'assistant-east', 'R-TL-9', 'kept-open')).toEqual([409, 'thing.changed-meanwhile']);
  });

  it('leave the limit in doubt that silence had already settled, and a pickup of which HQ hears only afterwards', async () => {
    const silent = await newDelivery();
    await report(silent);
    const kept = sealLines(silent, [1]);
    await changeSigner(silent);
    await dayLater(silent);
    expect((await limitsOf(silent))['R-TL-9']?.[0]).toBe('deemed-accepted');
    expect((await silent.desk.put(kept)).body.data.code).toBe('record.signer-revoked');
    expect((await limitsOf(silent))['R-TL-9']).toEqual(['in-doubt', '["refused-feedback"]']);

    const unheard = await newDelivery();
    await refuseFeedback(unheard, [1]);
    expect((await unheard.desk.put(sealLines(unheard, [3]))).status).toBe(200);
    await dayLater(unheard);
    expect(await limitsOf(unheard)).toMatchObject({ 'R-TL-9': ['in-doubt', '["refused-feedback"]'], 'R-TL-7': ['in-time', '[]'] });
    const order = (await (await house.signIn('assistant-east'))('GET', `/console/v1/pickups?text=${unheard.orders[0]?.orderNo}&state=in-doubt&limit=10`)).body.rows;
    expect(order).toMatchObject([{ limit: { rule: 'R-TL-9' }, refused: [{ lines: 1, differences: 0, damagePoints: 0 }] }]);
  });

  it('say of a signer whom HQ does not know what was claimed', async () => {
    const delivery = await newDelivery();
    const { desk } = delivery;
    await report(delivery);
    const own = { person: desk.person, personKey: desk.personKey, personCertificate: desk.personCertificate };
    const pair = makeKeyPair();
    const stranger = { id: makeUuid7<PersonId>(epochMs(house.clock.now()), randomBytes(10)), name: '被忘记的人', role: 'inspector' as const };
    const der = await issueCertificate({
      root: house.hq.keys.authority.certificate.der, rootKey: house.hq.keys.rootKey, publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }), serial: randomBytes(16), notBefore: addMs(house.clock.now(), -1_000), notAfter: addMs(house.clock.now(), 900 * dayMs),
      holder: { kind: 'person', name: stranger.name, dealer: desk.dealer.id, device: desk.device, person: stranger.id, role: stranger.role },
    });
    Object.assign(desk, { person: stranger, personKey: pair.privateKey, personCertificate: base64(der) });
    const strange = sealLines(delivery, [1, 2], { kind: 'refusal' });
    Object.assign(desk, own);
    expect((await desk.put(strange)).body.data.code).toBe('record.signer-unknown');
    await dayLater(delivery, unsentOf(strange));
    expect((await limitsOf(delivery))['R-TL-9']).toEqual(['in-doubt', '["refused-feedback"]']);
    expect(await refusedOf(delivery)).toEqual({ 'R-TL-9': [expect.objectContaining({ record: strange.record.id, kind: 'refusal', person: '被忘记的人', problem: 'record.signer-unknown', differences: 2 })] });
    expect(await settle(delivery, 'assistant-east', 'R-TL-9', 'deemed-accepted')).toEqual([200, 'deemed-accepted']);
  });

  it('are shown on the page of their outbound order', async () => {
    // An order that HQ has sent itself, so that it has a page.
    const delivery = await newDelivery();
    const [sent] = await house.hq.db.selectFrom('outbound_orders').select(['order_no', 'document']).where('dealer', '=', dealer).where('status', '=', 'on-the-way').orderBy('order_no').limit(1).execute();
    if (sent === undefined) throw new Error('the demonstration has no order on its way');
    const order = JSON.parse(sent.document) as OutboundOrder;
    const document: Pickup = { ...delivery.document, orders: [order] };
    const own: Delivery = { ...delivery, document, orders: [order], lines: pickupLines(document).map((line) => line.key) };
    await report(own);
    const work = own.desk.seal({
      pickup: own.pickup, lines: order.lines.map(({ productClass, unit }) => ({ productClass, unit })), orderNo: order.orderNo,
      change: (record) => (record.body.kind === 'feedback' ? { ...record, body: { ...record.body, pickup: document } } : record),
    });
    await changeSigner(own);
    expect((await own.desk.put(work)).body.data.code).toBe('record.signer-revoked');
    const page = (await (await house.signIn('assistant-east'))('GET', `/console/v1/orders/${order.orderNo}`)).body;
    expect(page.records).toEqual([]);
    expect(page.pickups).toMatchObject([{ pickup: { id: own.pickup.id }, refused: [{ record: work.record.id, lines: order.lines.length, problem: 'record.signer-revoked' }] }]);
  });
});
