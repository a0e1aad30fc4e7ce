import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../hq/demo/demo-people.ts';
import { seedDemo } from '../../hq/demo/seed-demo.ts';
import { silentLogger } from '../../hq/logger.ts';
import { createHq } from '../../hq/server.ts';
import { sha256 } from '../../proof/sha256.ts';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { lineKey, type Pickup } from '../../shared/delivery/pickup.ts';
import type { Finding } from '../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId, type PhotoId, type PickupId, type RecordId } from '../../shared/kernel/ids.ts';
import { addMs, epochMs, parseInstant, type Instant } from '../../shared/kernel/instant.ts';
import { parseQuantity, zeroQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import type { Photo } from '../../shared/photo/photo.ts';
import type { SealedLine, SealedRecord } from '../../shared/seal/sealed-record.ts';
import { TestDesk } from './hq-desk.ts';
import { drawPhoto } from './draw-photo.ts';

/** The moment at which the showroom is looked at: a Sunday morning with deadlines ahead and behind. */
export const showroomNow = '2026-11-22T10:20:00+08:00';

/** One damage point as the showroom wants it. */
interface Damage {
  readonly lineNo: number;
  readonly place: string;
  readonly description: string;
  readonly severity: Finding['severity'];
  readonly photos: number;
}

interface Deed {
  readonly order: OutboundOrder;
  readonly pickedUpAt: Instant;
  readonly kind?: 'feedback' | 'refusal';
  readonly damages?: readonly Damage[];
  readonly missing?: readonly { readonly lineNo: number; readonly quantity: string }[];
  /** How many of the photos arrive; all unless said. */
  readonly arrived?: number;
  /** The proof of the moment: running since the anchor, restarted since, or never anchored. */
  readonly proving?: 'anchored' | 'bounded' | 'unanchored';
  readonly reason?: string;
}

export interface Showroom {
  readonly url: string;
  /** By dealer, each with its own enrolled desk. */
  readonly desks: Readonly<Record<'JX0012' | 'JX0047' | 'JX0103', TestDesk>>;
  readonly orders: readonly OutboundOrder[];
  /** Seals a record on a dealer's desk now, hands it in with its photos, and says its id. */
  readonly handIn: (dealer: keyof Showroom['desks'], deed: Deed) => Promise<RecordId>;
  readonly records: Readonly<Record<'differences' | 'late' | 'needsReview' | 'refusal' | 'fine', RecordId>>;
  /** Calls the console as a person; for what a test must set up beside the page. */
  readonly as: (username: string) => Promise<(method: string, path: string, body?: unknown) => Promise<unknown>>;
  readonly orderOf: (dealer: string, index: number) => OutboundOrder;
  readonly close: () => Promise<void>;
}

/** A whole HQ on a SQLite file with people, orders, three desks and records of every timeliness, really sealed and with photos. */
export async function openShowroom(pagesDir: string): Promise<Showroom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-showroom-'));
  let now = at('2026-11-21T08:30:00+08:00');
  const clock = { now: () => now };
  const { app, hq, close } = await createHq({ dataDir, pagesDir, clock, random: (count) => randomBytes(count), logger: silentLogger, database: { kind: 'sqlite' } });
  const demo = await seedDemo(hq);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const as = (username: string) => signIn(url, username);
  const admin = await as('admin');
  const numbers = (await admin('GET', '/console/v1/orders?limit=200')) as { rows: { orderNo: string }[] };
  const orders = await Promise.all(numbers.rows.map(async ({ orderNo }) => ((await admin('GET', `/console/v1/orders/${orderNo}`)) as { order: OutboundOrder }).order));
  orders.sort((one, other) => (one.orderNo.slice(-4) < other.orderNo.slice(-4) ? -1 : 1));
  const orderOf = (dealer: string, index: number): OutboundOrder => {
    const order = orders.filter((each) => each.dealer === dealer)[index];
    if (order === undefined) throw new Error(`no order ${index} of ${dealer}`);
    return order;
  };

  const desks = {} as Record<keyof Showroom['desks'], TestDesk>;
  for (const dealer of ['JX0012', 'JX0047', 'JX0103'] as const) {
    const code = dealer === 'JX0012' ? demo.deskCode : ((await admin('POST', '/console/v1/desk-codes', { dealer, person: { name: dealer === 'JX0047' ? '郭瑞祥' : '罗安居', role: 'owner' } })) as { code: string }).code;
    const desk = new TestDesk(url, () => now);
    const answer = await desk.enrol(code);
    if (answer.status !== 200) throw new Error(`${dealer} was not enrolled: ${JSON.stringify(answer.body)}`);
    desks[dealer] = desk;
  }

  let picture = 0;
  const handIn: Showroom['handIn'] = async (dealer, deed) => {
    const desk = desks[dealer];
    const pictures = await Promise.all((deed.damages ?? []).flatMap((damage) => Array.from({ length: damage.photos }, () => drawPhoto({ seed: (picture += 1), width: 1_024, height: 768 }))));
    const work = desk.seal({ change: (record) => withDeed(record, deed, pictures, now, deed.proving ?? 'anchored') });
    await desk.fetchAnchor();
    const answer = await desk.put(work);
    if (answer.status !== 200) throw new Error(`a record was not taken: ${JSON.stringify(answer.body)}`);
    for (const bytes of pictures.slice(0, deed.arrived ?? pictures.length)) {
      const sent = await desk.upload(work.record.id, bytes);
      if (sent.status !== 201) throw new Error(`a photo was not taken: ${JSON.stringify(sent.body)}`);
    }
    if (deed.arrived === undefined) await desk.complete(work.record.id);
    return work.record.id;
  };

  const morning = at('2026-11-21T09:00:00+08:00');
  now = at('2026-11-21T10:05:00+08:00');
  for (const desk of Object.values(desks)) await desk.fetchAnchor();
  const refusal = await handIn('JX0047', {
    order: orderOf('JX0047', 0), pickedUpAt: at('2026-11-21T09:40:00+08:00'), kind: 'refusal', reason: '12 套门有 5 套外箱被压塌，门扇变形，司机拒绝等待开箱。',
    damages: [{ lineNo: 1, place: '门扇正面中部', description: '外箱压塌，门扇凹陷约 15 厘米，漆面开裂。', severity: 'severe', photos: 3 }],
  });
  now = at('2026-11-21T11:02:00+08:00');
  const differences = await handIn('JX0012', {
    order: orderOf('JX0012', 1), pickedUpAt: morning,
    damages: [
      { lineNo: 1, place: '第 3 套左下角', description: '管材压弯，焊点开裂，长约 4 厘米。', severity: 'severe', photos: 4 },
      { lineNo: 2, place: '端盖', description: '两个端盖有划痕，不影响安装。', severity: 'slight', photos: 3 },
    ],
    missing: [{ lineNo: 3, quantity: '2' }],
  });
  const fine = await handIn('JX0103', { order: orderOf('JX0103', 3), pickedUpAt: morning });
  // Restarted between contact and sealing: the moment lies between 10:05 and the arrival, on both sides of 13:10.
  now = at('2026-11-21T16:00:00+08:00');
  const needsReview = await handIn('JX0012', { order: orderOf('JX0012', 3), pickedUpAt: at('2026-11-21T09:10:00+08:00'), proving: 'bounded' });
  now = at('2026-11-21T17:30:00+08:00');
  for (const desk of Object.values(desks)) await desk.fetchAnchor();
  const late = await handIn('JX0012', {
    order: orderOf('JX0012', 5), pickedUpAt: morning, arrived: 1,
    damages: [{ lineNo: 2, place: '纸箱底部', description: '三支玻璃胶破裂，外溢。', severity: 'slight', photos: 3 }],
  });
  await quarantineOne(desks.JX0103);

  now = at(showroomNow);
  for (const [dealer, order, pickedUpAt] of [['JX0103', orderOf('JX0103', 0), '2026-11-22T07:05:00+08:00'], ['JX0012', orderOf('JX0012', 0), '2026-11-22T08:40:00+08:00'], ['JX0047', orderOf('JX0047', 2), '2026-11-21T08:45:00+08:00']] as const) {
    const desk = desks[dealer];
    await desk.fetchAnchor();
    const pickup = pickupOf(order, at(pickedUpAt));
    const shownAt = addMs(pickup.pickedUpAt, 5_000);
    const answer = await desk.call('POST', '/wire/v1/reports', { pickups: [{ pickup, revision: 1, limitsShownAt: shownAt, reminders: [], unsent: [] }], complete: false, queue: { waiting: dealer === 'JX0012' ? 2 : 0, parked: dealer === 'JX0047' ? 1 : 0 }, wall: addMs(now, dealer === 'JX0103' ? 260_000 : 0) });
    if (answer.status !== 200) throw new Error(`a report was not taken: ${JSON.stringify(answer.body)}`);
  }
  return {
    url, desks, orders, handIn, as, orderOf, records: { differences, late, needsReview, refusal, fine },
    close: async () => {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, username: string): Promise<(method: string, path: string, body?: unknown) => Promise<unknown>> {
  const response = await fetch(`${url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: demoPassword }) });
  if (response.status !== 200) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (method, path, body) => {
    const answer = await fetch(url + path, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
}

function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

function uuid<Id extends string>(now: Instant): Id {
  return makeUuid7<Id>(epochMs(now), randomBytes(10));
}

function pickupOf(order: OutboundOrder, pickedUpAt: Instant): Pickup {
  return { id: uuid<PickupId>(pickedUpAt), orders: [order], pickedUpAt, enteredAt: addMs(pickedUpAt, 40_000), timeChangedBecause: '先搬货后录入', carrier: order.carrier, carrierPhone: order.carrierPhone, waybill: order.waybill, plate: '鲁A·K8821' };
}

/** The record as the deed has it: real order, counts, damage points, photos. */
function withDeed(record: SealedRecord, deed: Deed, pictures: readonly Uint8Array[], now: Instant, proving: NonNullable<Deed['proving']>): SealedRecord {
  const pickup = pickupOf(deed.order, deed.pickedUpAt);
  const photos = pictures.map((bytes, index): Photo => ({
    id: uuid<PhotoId>(now), sha256: sha256(bytes), type: 'image/jpeg', bytes: bytes.length, width: 1_024, height: 768, fileName: `IMG_${index + 1}.jpg`, takenInAt: addMs(now, -600_000), source: 'camera',
    exif: { takenLocal: null, camera: null, orientation: 1, position: null }, frameHash: '0123456789abcdef', sharpness: 300,
  }));
  let used = 0;
  const findings = (deed.damages ?? []).map((damage): Finding => {
    const own = photos.slice(used, (used += damage.photos));
    return {
      id: uuid<FindingId>(now), line: lineKey(deed.order.orderNo, damage.lineNo), stage: deed.kind === 'refusal' ? 1 : 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: damage.severity,
      place: damage.place, description: damage.description, quantity: quantity('1'),
      photos: own.map((photo, index) => ({ photo: photo.id, sha256: photo.sha256, withPackaging: index === 0, keptBecause: index === 2 ? '光线不好，重拍不了' : null })),
    };
  });
  const isRefusal = deed.kind === 'refusal';
  const lines = deed.order.lines.map((line): SealedLine => {
    const damaged = findings.filter((finding) => finding.line === lineKey(deed.order.orderNo, line.lineNo)).length;
    const missing = quantity(deed.missing?.find((each) => each.lineNo === line.lineNo)?.quantity ?? '0');
    const harmed = quantity(String(damaged));
    return {
      line: lineKey(deed.order.orderNo, line.lineNo), decision: isRefusal ? 'refuse' : damaged > 0 ? 'take-with-reservation' : 'take', reservation: damaged > 0 && !isRefusal ? '外包装破损，已在运单上注明' : '',
      items: damaged > 0 ? 'with-findings' : 'fine',
      count: isRefusal ? null : { good: (line.quantity - harmed - missing) as Quantity, damaged: harmed, missing, extra: zeroQuantity, weightGrams: null },
    };
  });
  const goods = {
    pickup, lines, packages: [], findings,
    dispatcherCalls: isRefusal ? [{ calledAt: addMs(deed.pickedUpAt, 900_000), phone: '0371-68002202', answeredBy: '马立军', note: '同意拒收，原车返回' }] : [],
    limits: [], notice: { textVersion: '2026.1 receipt/1', language: 'zh-CN' as const, shownAt: addMs(deed.pickedUpAt, 60_000) },
  };
  const time = proving === 'bounded' ? { ...record.time, elapsed: null } : proving === 'unanchored' ? { ...record.time, anchor: null, elapsed: null } : record.time;
  return { ...record, time, signature: drawnName, photoCount: photos.length, photos, body: isRefusal ? { kind: 'refusal', ...goods, reason: deed.reason ?? '' } : { kind: 'feedback', ...goods } };
}

const drawnName: SealedRecord['signature'] = {
  aspectMilli: 333,
  strokes: [0, 1, 2].map((stroke) => Array.from({ length: 40 }, (_, step): [number, number, number, number] => [120 + stroke * 250 + Math.round(90 * Math.cos(step / 5 + stroke)) + step * 3, 160 + Math.round(80 * Math.sin(step / (3 + stroke))), stroke * 700 + step * 12, 500])),
};

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new Error(`not a quantity: ${text}`);
  return parsed;
}

/** A record whose text was altered after it was signed: HQ refuses it and keeps it where an administrator can see it. */
async function quarantineOne(desk: TestDesk): Promise<void> {
  const work = desk.seal({ keepChain: true });
  const altered = { ...work.signed, text: work.signed.text.replace('"顺达物流"', '"顺风物流"') };
  const answer = await desk.put({ record: work.record, signed: altered });
  if (answer.status < 400) throw new Error('an altered record was taken');
}
