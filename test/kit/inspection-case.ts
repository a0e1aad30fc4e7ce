import type { OrderLine } from '../../shared/delivery/outbound-order.ts';
import { lineKey, type LineKey } from '../../shared/delivery/pickup.ts';
import type { Finding } from '../../shared/inspection/finding.ts';
import { inspectionSchema, type Inspection, type LineCheck, type LineCount, type PackageCheck } from '../../shared/inspection/inspection.ts';
import { makeUuid7, type FindingId, type PackageId, type PhotoId, type PickupId, type Sha256 } from '../../shared/kernel/ids.ts';
import { photoSchema, type Photo, type PhotoUse } from '../../shared/photo/photo.ts';
import { unitOfClass } from '../../shared/policy/product-class.ts';
import { at, quantityOf } from './limit-lines.ts';

/** A UUIDv7 that differs by its number only, so that a test reads its ids back. */
export function numbered<Id extends string>(number: number): Id {
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, number);
  return makeUuid7<Id>(Date.UTC(2026, 10, 20), random);
}

export const orderNo = 'CK20261120-0031';

export function keyOf(lineNo: number): LineKey {
  return lineKey(orderNo, lineNo);
}

/** A line of the one outbound order: 12 window guards in 2 packages unless said otherwise. */
export function orderLine(lineNo: number, more: Partial<OrderLine> = {}): OrderLine {
  const productClass = more.productClass ?? 'window_guard';
  return {
    lineNo,
    productClass,
    name: '304防护窗 平窗',
    specification: '1500×1800',
    colour: '本色',
    quantity: quantityOf('12'),
    unit: unitOfClass[productClass],
    metresPerLength: null,
    weightGrams: null,
    packages: 2,
    note: '',
    ...more,
  };
}

export function count(good: string, damaged = '0', missing = '0', more: Partial<LineCount> = {}): LineCount {
  return { good: quantityOf(good), damaged: quantityOf(damaged), missing: quantityOf(missing), extra: quantityOf('0'), weightGrams: null, ...more };
}

/** A line taken, found fine, and compared. */
export function fineCheck(lineNo: number, more: Partial<LineCheck> = {}): LineCheck {
  return { line: keyOf(lineNo), decision: 'take', reservation: '', items: 'fine', fineUnits: [], count: count('12'), ...more };
}

export function packageCheck(lineNo: number, ordinal: number, more: Partial<PackageCheck> = {}): PackageCheck {
  return { id: numbered<PackageId>(lineNo * 1_000 + ordinal), line: keyOf(lineNo), ordinal, condition: 'intact', lookedInside: false, ...more };
}

/** A photo of its own frame and bytes: hashes spread by a multiplicative step, so no two are near. */
export function photo(number: number, more: Partial<Photo> = {}): Photo {
  const spread = (BigInt(number) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
  return photoSchema.parse({
    id: numbered<PhotoId>(number),
    sha256: number.toString(16).padStart(64, '0') as Sha256,
    type: 'image/jpeg',
    bytes: 4_000_000,
    width: 4_000,
    height: 3_000,
    fileName: `${number}.jpg`,
    takenInAt: at('2026-11-20 10:00'),
    source: 'camera',
    exif: { takenLocal: null, camera: null, orientation: 1, position: null },
    frameHash: spread.toString(16).padStart(16, '0'),
    sharpness: 400,
    ...more,
  });
}

export function use(of: Photo, more: Partial<PhotoUse> = {}): PhotoUse {
  return { photo: of.id, sha256: of.sha256, withPackaging: false, keptBecause: null, ...more };
}

/** A complete stage 2 damage point of one unit with the photos given, the first of them with packaging. */
export function damage(number: number, lineNo: number, photos: readonly Photo[], more: Partial<Finding> = {}): Finding {
  return {
    id: numbered<FindingId>(number),
    line: keyOf(lineNo),
    stage: 2,
    package: null,
    unit: null,
    check: 'knock',
    nature: 'appearance',
    severity: 'slight',
    place: '左下角',
    description: '磕碰凹陷',
    quantity: quantityOf('1'),
    photos: photos.map((of, index) => use(of, { withPackaging: index === 0 })),
    ...more,
  };
}

/** One pickup of one outbound order with these lines, and an inspection of it in which nothing was said yet but the notice of limits. */
export function inspectionOf(lines: readonly OrderLine[], said: Partial<Inspection> = {}): Inspection {
  return inspectionSchema.parse({
    pickup: {
      id: numbered<PickupId>(1),
      orders: [
        {
          orderNo,
          salesOrderNo: 'DD20261104-118',
          dealer: 'JX0012',
          dealerName: '济南恒安门窗经营部',
          shippedOn: '2026-11-20',
          carrier: '德通物流',
          carrierPhone: '0531-88001234',
          waybill: 'DT7730019921',
          source: 'hq',
          lines,
        },
      ],
      pickedUpAt: at('2026-11-20 10:00'),
      enteredAt: at('2026-11-20 10:00'),
      timeChangedBecause: null,
      carrier: '德通物流',
      carrierPhone: '0531-88001234',
      waybill: 'DT7730019921',
      plate: '鲁A12345',
    },
    packages: [],
    lines: [],
    findings: [],
    dispatcherCalls: [],
    limitsShown: { shownAt: at('2026-11-20 10:00'), textVersion: '2026.1', language: 'zh-CN' },
    ...said,
  });
}

export const dispatcherCall = { calledAt: at('2026-11-20 10:20'), phone: '0531-88005678', answeredBy: '王调度', note: '' };

export function byId(photos: readonly Photo[]): ReadonlyMap<PhotoId, Photo> {
  return new Map(photos.map((of) => [of.id, of]));
}
