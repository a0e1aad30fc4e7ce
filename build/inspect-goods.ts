import type { ContractRouterClient } from '@orpc/contract';
import { randomBytes } from 'node:crypto';
import type { bridgeContract } from '../shared/bridge/contract.ts';
import type { PickupView, RecordCard } from '../shared/bridge/shapes.ts';
import { pickupLines, type LineKey, type PickupLine } from '../shared/delivery/pickup.ts';
import type { Finding } from '../shared/inspection/finding.ts';
import { isCheckedPerUnit, unitsOf } from '../shared/inspection/item-units.ts';
import { isOpenedOnSite } from '../shared/inspection/on-site-check.ts';
import { countsFromFindings } from '../shared/inspection/line-counts.ts';
import { makeUuid7, type FindingId, type OrderNo, type PersonId, type PickupId } from '../shared/kernel/ids.ts';
import type { Instant } from '../shared/kernel/instant.ts';
import { wholeQuantity } from '../shared/kernel/quantity.ts';
import type { Photo } from '../shared/photo/photo.ts';
import type { DrawnSignature } from '../shared/seal/sealed-record.ts';

type Bridge = ContractRouterClient<typeof bridgeContract>;

/** A picture on its way into a damage point. */
export interface Picture {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A signature as a pen draws it. */
export const penStroke: DrawnSignature = {
  aspectMilli: 400,
  strokes: [[[100, 200, 0, 400], [180, 120, 40, 600], [260, 240, 90, 700], [340, 150, 140, 500]], [[420, 130, 300, 500], [470, 230, 350, 650], [560, 140, 420, 450]]],
};

/** Takes over the goods of outbound orders, now. */
export async function takeOver(bridge: Bridge, orders: readonly OrderNo[], now: Instant): Promise<PickupView> {
  const view = await bridge.pickups.record({
    orders: [...orders],
    pickedUpAt: now,
    timeChangedBecause: null,
    carrier: '德通物流',
    carrierPhone: '0531-88001234',
    waybill: 'DT7730019921',
    plate: '鲁A12345',
    metresPerLength: {},
  });
  await bridge.pickups.limitsShown({ pickup: view.inspection.pickup.id, language: 'zh-CN' });
  return view;
}

export interface DamageWish {
  readonly line: LineKey;
  readonly stage: 1 | 2;
  readonly description: string;
  readonly pictures: readonly Picture[];
}

/** What became of each picture that was sent. */
export interface SentPicture {
  readonly fileName: string;
  readonly outcome: { readonly photo: Photo } | { readonly error: unknown };
}

/** Adds a damage point with its pictures, the first of them showing the packaging. A picture that is refused leaves the others alone. */
export async function addDamagePoint(bridge: Bridge, pickup: PickupId, wish: DamageWish): Promise<{ readonly finding: FindingId; readonly sent: readonly SentPicture[] }> {
  const finding = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  const put: Omit<Finding, 'photos'> = {
    id: finding,
    line: wish.line,
    stage: wish.stage,
    package: null,
    unit: 1,
    check: 'knock',
    nature: 'appearance',
    severity: 'slight',
    place: '左门扇下沿',
    description: wish.description,
    quantity: wholeQuantity(1),
  };
  await bridge.inspection.putFinding({ pickup, finding: put });
  const sent: SentPicture[] = [];
  for (const [index, picture] of wish.pictures.entries()) sent.push(await sendPicture(bridge, pickup, finding, picture, index === 0));
  return { finding, sent };
}

const chunkBytes = 1_000_000;

export async function sendPicture(bridge: Bridge, pickup: PickupId, finding: FindingId, picture: Picture, withPackaging: boolean): Promise<SentPicture> {
  try {
    const { intake } = await bridge.photos.begin({ fileName: picture.fileName, bytes: picture.bytes.length, via: 'file', target: { pickup, finding, withPackaging } });
    for (let offset = 0; offset < picture.bytes.length; offset += chunkBytes) {
      await bridge.photos.append({ intake, offset, chunk: new File([new Uint8Array(picture.bytes.subarray(offset, offset + chunkBytes))], picture.fileName) });
    }
    const taken = await bridge.photos.finish({ intake });
    if (taken.remarks.length > 0) await bridge.photos.changeUse({ pickup, finding, photo: taken.photo.id, withPackaging, keptBecause: '角度不同，保留' });
    return { fileName: picture.fileName, outcome: { photo: taken.photo } };
  } catch (error) {
    return { fileName: picture.fileName, outcome: { error } };
  }
}

/** Goes through both stages and the comparison of the lines: packages whole, small goods opened on the spot, goods taken, every unit looked at, counts as the findings say. */
export async function inspectLines(bridge: Bridge, pickup: PickupId): Promise<PickupView> {
  const view = await bridge.pickups.get({ pickup });
  const policy = await bridge.pickups.policy({ pickup });
  const { inspection } = view;
  const sealed = new Set<LineKey>(view.sealedLines);
  const lines = pickupLines(inspection.pickup).filter((line) => !sealed.has(line.key));
  for (const lookedInside of [true, false]) {
    const alike = new Set(lines.filter((line) => isOpenedOnSite(policy, line) === lookedInside).map((line) => line.key));
    const packages = inspection.packages.filter((each) => alike.has(each.line)).map((each) => each.id);
    if (packages.length > 0) await bridge.inspection.checkPackages({ pickup, packages, condition: 'intact', lookedInside });
  }
  await bridge.inspection.decide({ pickup, lines: lines.map((line) => line.key), decision: 'take', reservation: '' });
  const isBad = (line: PickupLine) => inspection.findings.some((finding) => finding.line === line.key);
  const fine = lines.filter((line) => !isBad(line)).map((line) => line.key);
  const bad = lines.filter(isBad);
  if (fine.length > 0) await bridge.inspection.checkItems({ pickup, lines: fine, items: 'fine' });
  if (bad.length > 0) await bridge.inspection.checkItems({ pickup, lines: bad.map((line) => line.key), items: 'with-findings' });
  for (const line of bad.filter((each) => isCheckedPerUnit(policy.timeLimits, each))) {
    const units = new Set(inspection.findings.filter((finding) => finding.line === line.key && finding.stage === 2).map((finding) => finding.unit));
    const fineUnits = Array.from({ length: unitsOf(line) }, (_, index) => index + 1).filter((unit) => !units.has(unit));
    await bridge.inspection.checkUnits({ pickup, line: line.key, fineUnits });
  }
  const counts = lines.map((line) => ({
    line: line.key,
    count: countsFromFindings(line, inspection.findings.filter((finding) => finding.line === line.key), line.weightGrams),
  }));
  await bridge.inspection.setCounts({ pickup, counts });
  return bridge.pickups.get({ pickup });
}

/** Looks at the receipt and signs it. */
export async function signFor(
  bridge: Bridge,
  wish: { readonly pickup: PickupId; readonly kind: 'feedback' | 'refusal'; readonly lines: readonly LineKey[]; readonly reason?: string; readonly person: PersonId; readonly pin: string },
): Promise<RecordCard> {
  const sealing = { pickup: wish.pickup, kind: wish.kind, lines: [...wish.lines], reason: wish.reason ?? '', language: 'zh-CN' as const, person: wish.person };
  const { shown } = await bridge.seal.preview(sealing);
  return bridge.seal.sign({ ...sealing, shown, pin: wish.pin, signature: penStroke });
}
