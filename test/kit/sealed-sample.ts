import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { makeAcknowledgement } from '../../proof/acknowledgement.ts';
import { makeAnchor } from '../../proof/anchor.ts';
import { openRecord, signRecord, type OpenedRecord } from '../../proof/record.ts';
import { sha256 } from '../../proof/sha256.ts';
import { lineKey, type LineKey } from '../../shared/delivery/pickup.ts';
import type { OrderLine, OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import type { Finding } from '../../shared/inspection/finding.ts';
import type { FindingId, OrderNo, PackageId, PhotoId, PickupId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { addMs, type Instant } from '../../shared/kernel/instant.ts';
import { wholeQuantity, zeroQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import type { Photo } from '../../shared/photo/photo.ts';
import { receiptOf } from '../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../shared/receipt/receipt-text.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { uuid, type ProofHouse } from './proof-house.ts';

export interface SampleSize {
  readonly lines: number;
  readonly findings: number;
  readonly photosPerFinding: number;
  readonly language?: 'zh-CN' | 'en';
  readonly sequence?: number;
  readonly previous?: Sha256 | null;
}

export interface Sample {
  readonly record: SealedRecord;
  readonly envelope: SignedText;
  readonly opened: OpenedRecord;
}

const pickedUpAt = '2026-11-20T02:15:00.000Z' as Instant;

const goods: readonly (readonly [OrderLine['productClass'], OrderLine['unit'], string, string, string])[] = [
  ['door', 'set', '铸铝双开别墅大门（含门套、智能锁、指纹识别模块和全套五金配件）', '2400×2600 mm', '古铜色'],
  ['window_guard', 'set', '304 不锈钢护窗', '1500×1800 mm', '本色'],
  ['guardrail', 'set', '阳台护栏', '3200×1100 mm', '香槟金'],
  ['pipe', 'length', '彩管 Φ38×1.0', '6 m/支', '黑金'],
  ['home', 'piece', '不锈钢鞋柜', '1200×350×1000 mm', '拉丝灰'],
  ['material', 'piece', '膨胀螺栓 M10×100', '', ''],
];

/** A record of the size asked for, signed by the house's person: lines over all classes, damage points with drawn photos' hashes. */
export function makeSample(house: ProofHouse, size: SampleSize): Sample {
  const order = makeOrder(house, size.lines);
  const findings = Array.from({ length: size.findings }, (_, index) => makeFinding(order, index, size.photosPerFinding));
  const photos = findings.flatMap((finding) => finding.photos).map((use, index) => makePhoto(use.photo, use.sha256, index));
  const wall = addMs(pickedUpAt, 2 * 3_600_000 + 1_234);
  const language = size.language ?? 'zh-CN';
  const input = {
    dealer: house.dealer,
    dealerName: house.dealerName,
    person: house.person,
    policy: { version: '2026.1', hash: sha256('policy'), effectiveFrom: '2026-01-01' as SealedRecord['policy']['effectiveFrom'] },
    photos,
    body: makeBody(order, findings, language),
  };
  const receipt = receiptOf(input, receiptWords[language]);
  const epoch = '0'.repeat(32);
  const record: SealedRecord = {
    format: 'gatecheck-record/1',
    id: uuid<RecordId>(),
    device: house.device,
    sequence: size.sequence ?? 1,
    previous: size.previous ?? null,
    time: {
      wall,
      boot: 'boot-1',
      anchor: makeAnchor({ format: 'gatecheck-anchor/1', device: house.device, nonce: 'a'.repeat(32), hqTime: addMs(wall, -3_600_000), epoch }, house.hq.key, house.hq.certificate),
      elapsed: { leastMs: 3_599_000, mostMs: 3_600_500 },
    },
    shown: { language, textVersion: receipt.textVersion, sha256: sha256(receiptText(receipt)) },
    signature: drawnName,
    photoCount: photos.length,
    ...input,
  };
  const envelope = signRecord(record, house.personKey, house.personCertificate);
  const opened = openRecord(envelope, house.authority);
  if (!opened.ok) throw new Error(`the sample does not open: ${JSON.stringify(opened.problem)}`);
  return { record: opened.value.record, envelope, opened: opened.value };
}

/** HQ's acknowledgement of a sample. */
export function acknowledge(house: ProofHouse, { opened }: Sample, of: 'record' | 'photos' = 'record'): SignedText {
  return makeAcknowledgement(
    {
      format: 'gatecheck-acknowledgement/1',
      of,
      record: opened.record.id,
      recordHash: opened.hash,
      dealer: opened.record.dealer,
      receivedAt: addMs(opened.record.time.wall, 60_000),
      position: 31,
      photos: of === 'photos' ? opened.record.photoCount : 0,
      epoch: '0'.repeat(32),
    },
    house.hq.key,
    house.hq.certificate,
  );
}

/** A drawn picture that stands for a photo: each number gives another one. */
export function drawPicture(number: number, width = 1024, height = 768): Promise<Buffer> {
  const hue = (number * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},35%,72%)"/><stop offset="1" stop-color="hsl(${hue},30%,38%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><rect x="12%" y="16%" width="34%" height="70%" fill="hsl(${hue},20%,30%)" stroke="#222" stroke-width="8"/><path d="M${width * 0.55} ${height * 0.3} l60 90 -80 40 120 90" stroke="#fff" stroke-width="6" fill="none"/><text x="60%" y="80%" font-size="90" fill="#fff">${number}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

const drawnName: SealedRecord['signature'] = {
  aspectMilli: 3_000,
  strokes: [0, 1, 2].map((stroke) =>
    Array.from({ length: 40 }, (_, step): [number, number, number, number] => [
      120 + stroke * 250 + Math.round(90 * Math.cos(step / 5 + stroke)) + step * 3,
      160 + Math.round(80 * Math.sin(step / (3 + stroke))),
      stroke * 700 + step * 12,
      300 + ((step * 37) % 500),
    ]),
  ),
};

function makeOrder(house: ProofHouse, lines: number): OutboundOrder {
  return {
    orderNo: 'CK20261120-0031' as OrderNo,
    salesOrderNo: 'DD20261108-112',
    dealer: house.dealer,
    dealerName: house.dealerName,
    shippedOn: '2026-11-18' as OutboundOrder['shippedOn'],
    carrier: '顺达物流',
    carrierPhone: '021-55550101',
    waybill: 'SD8800123456',
    source: 'hq',
    lines: Array.from({ length: lines }, (_, index) => makeLine(index)),
  };
}

function makeLine(index: number): OrderLine {
  const [productClass, unit, name, specification, colour] = goods[index % goods.length] ?? goods[0]!;
  return {
    lineNo: index + 1,
    productClass,
    name,
    specification,
    colour,
    quantity: wholeQuantity(12),
    unit,
    metresPerLength: unit === 'length' ? wholeQuantity(6) : null,
    weightGrams: unit === 'length' ? 72_500 : null,
    packages: 1,
    note: '',
  };
}

function makeFinding(order: OutboundOrder, index: number, photos: number): Finding {
  const line = order.lines[index % order.lines.length]!;
  return {
    id: uuid<FindingId>(),
    line: lineKey(order.orderNo, line.lineNo),
    stage: index % 3 === 0 ? 1 : 2,
    package: null,
    unit: line.productClass === 'door' ? (index % 12) + 1 : null,
    check: index % 2 === 0 ? 'knock' : 'surface',
    nature: 'appearance',
    severity: index % 4 === 0 ? 'severe' : 'slight',
    place: index % 2 === 0 ? '左门扇下沿，距锁侧约 30 厘米' : '右上角',
    description: '漆面刮伤露底，长约 8 厘米，边缘有凹陷；打开包装后发现，包装对应位置有压痕。',
    quantity: wholeQuantity(1),
    photos: Array.from({ length: photos }, (_, number) => ({
      photo: uuid<PhotoId>(),
      sha256: createHash('sha256').update(randomBytes(8)).digest('hex') as Sha256,
      withPackaging: number === 0,
      keptBecause: number === 2 ? '光线不好，重拍不了' : null,
    })),
  };
}

function makePhoto(id: PhotoId, hash: Sha256, index: number): Photo {
  return {
    id,
    sha256: hash,
    type: 'image/jpeg',
    bytes: 3_200_000 + index,
    width: 4_032,
    height: 3_024,
    fileName: `IMG_${index + 1}.jpg`,
    takenInAt: addMs(pickedUpAt, index * 1_000),
    source: 'camera',
    exif: { takenLocal: null, camera: null, orientation: 1, position: null },
    frameHash: '0123456789abcdef',
    sharpness: 340,
  };
}

function makeBody(order: OutboundOrder, findings: readonly Finding[], language: 'zh-CN' | 'en'): Extract<SealedRecord['body'], { kind: 'feedback' }> {
  const harmed = new Set<LineKey>(findings.map((finding) => finding.line));
  const twelve = wholeQuantity(12);
  return {
    kind: 'feedback',
    pickup: {
      id: uuid<PickupId>(),
      orders: [order],
      pickedUpAt,
      enteredAt: pickedUpAt,
      timeChangedBecause: null,
      carrier: order.carrier,
      carrierPhone: order.carrierPhone,
      waybill: order.waybill,
      plate: '沪A·88K21',
    },
    lines: order.lines.map((line) => {
      const key = lineKey(order.orderNo, line.lineNo);
      const damaged = harmed.has(key) ? wholeQuantity(2) : zeroQuantity;
      const missing = line.lineNo % 50 === 6 ? wholeQuantity(1) : zeroQuantity;
      return {
        line: key,
        decision: harmed.has(key) ? 'take-with-reservation' : 'take',
        reservation: harmed.has(key) ? '外包装破损，待开箱检验' : '',
        items: harmed.has(key) ? 'with-findings' : 'fine',
        count: { good: (twelve - damaged - missing) as Quantity, damaged, missing, extra: zeroQuantity, weightGrams: line.weightGrams === null ? null : line.weightGrams - 300 },
      };
    }),
    packages: order.lines.slice(0, 20).map((line, index) => ({
      id: uuid<PackageId>(),
      line: lineKey(order.orderNo, line.lineNo),
      ordinal: 1,
      condition: index % 5 === 0 ? 'slight' : 'intact',
      lookedInside: index % 5 === 0,
    })),
    findings: [...findings],
    dispatcherCalls: [{ calledAt: addMs(pickedUpAt, 600_000), phone: '021-55550188', answeredBy: '李调度', note: '已说明破损，请先保留提货' }],
    limits: [
      { rule: 'R-TL-8', classes: ['door'], quantity: twelve, unit: 'set', startsAt: pickedUpAt, dueAt: '2026-11-22T16:00:00.000Z' as Instant, provisional: false },
      { rule: 'R-TL-2', classes: ['window_guard', 'guardrail'], quantity: wholeQuantity(24), unit: 'set', startsAt: pickedUpAt, dueAt: '2026-11-20T16:00:00.000Z' as Instant, provisional: false },
      { rule: 'R-TL-9', classes: ['material'], quantity: twelve, unit: 'piece', startsAt: pickedUpAt, dueAt: addMs(pickedUpAt, 4 * 3_600_000), provisional: false },
    ],
    notice: { textVersion: 'limits/1', language, shownAt: addMs(pickedUpAt, 5_000) },
  };
}
