import { pickupLines, type LineKey } from '../../shared/delivery/pickup.ts';
import type { Finding } from '../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId, type OrderNo, type PersonId, type PickupId, type RecordId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { wholeQuantity, zeroQuantity } from '../../shared/kernel/quantity.ts';
import { sha256 } from '../../proof/sha256.ts';
import type { Bridge } from './fault-desk.ts';
import type { FaultRun } from './fault-run.ts';

export const dealerPin = '258036';

/** What must stand in the desk, fact by fact: `decision A-1 1` → `take`. Only what somebody has said is a fact. */
export type Facts = ReadonlyMap<string, string>;

/** One call over the bridge, and what stands once it was acknowledged. All of it stands, or nothing. */
export interface Step {
  readonly what: string;
  readonly facts: Facts;
  readonly call: () => Promise<unknown>;
}

/** A delivery on its way through the desk. */
export interface Delivery {
  readonly orderNo: OrderNo;
  readonly finding: FindingId;
  readonly pictures: readonly Buffer[];
  pickup: PickupId | undefined;
  record: RecordId | undefined;
}

export function newDelivery(run: FaultRun, number: number, pictures: readonly Buffer[]): Delivery {
  const from = run.between(0, pictures.length - 1);
  return {
    orderNo: `K-${run.seed}-${number}` as OrderNo,
    finding: makeUuid7<FindingId>(Date.now(), run.bytes(10)),
    pictures: [0, 1, 2].map((step) => pictures[(from + step) % pictures.length] as Buffer),
    pickup: undefined,
    record: undefined,
  };
}

/** Every step of a delivery from paper to signature, in the order in which a dealer makes them. */
export function stepsOf(bridge: () => Bridge, delivery: Delivery, person: () => PersonId): readonly Step[] {
  const { orderNo: no, finding } = delivery;
  const pickup = (): PickupId => {
    if (delivery.pickup === undefined) throw new Error('the goods are not taken over yet');
    return delivery.pickup;
  };
  const lines: readonly LineKey[] = [`${no}#1`, `${no}#2`];
  const step = (what: string, facts: Readonly<Record<string, string>>, call: () => Promise<unknown>): Step => ({ what, facts: new Map(Object.entries(facts)), call });
  const packagesOf = async (line: LineKey) => (await bridge().pickups.get({ pickup: pickup() })).inspection.packages.filter((each) => each.line === line).map((each) => each.id);
  const found: Omit<Finding, 'photos'> = {
    id: finding, line: lines[0] ?? '', stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '左下角', description: '磕碰', quantity: wholeQuantity(1),
  };
  const counted = (damaged: number) => ({ good: wholeQuantity(3 - damaged), damaged: damaged === 0 ? zeroQuantity : wholeQuantity(damaged), missing: zeroQuantity, extra: zeroQuantity, weightGrams: null });
  return [
    step('order from paper', { [`order ${no}`]: 'there' }, () =>
      bridge().orders.enterFromPaper({
        order: {
          orderNo: no, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: `DT${no}`,
          lines: (['window_guard', 'material'] as const).map((productClass, index) => ({
            lineNo: index + 1, productClass, name: index === 0 ? '防护窗' : '安装配件', specification: '1500×1800', colour: '古铜', quantity: wholeQuantity(3), unit: index === 0 ? ('set' as const) : ('piece' as const),
            metresPerLength: null, weightGrams: null, packages: 2, note: '',
          })),
        },
      }),
    ),
    step('pickup', { [`pickup ${no}`]: 'there' }, async () => {
      const view = await bridge().pickups.record({ orders: [no], pickedUpAt: instantOf(Date.now()), timeChangedBecause: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: `DT${no}`, plate: '', metresPerLength: {} });
      delivery.pickup = view.inspection.pickup.id;
    }),
    step('limits shown', { [`shown ${no}`]: 'yes' }, () => bridge().pickups.limitsShown({ pickup: pickup(), language: 'zh-CN' })),
    ...lines.map((line) =>
      step('packages', { [`packages ${line}`]: 'intact' }, async () => {
        const packages = await packagesOf(line);
        return packages.length === 0 ? undefined : bridge().inspection.checkPackages({ pickup: pickup(), packages, condition: 'intact', lookedInside: line === lines[1] });
      }),
    ),
    ...lines.map((line) => step('decision', { [`decision ${line}`]: 'take' }, () => bridge().inspection.decide({ pickup: pickup(), lines: [line], decision: 'take', reservation: '' }))),
    step('finding', { [`finding ${finding}`]: '磕碰' }, () => bridge().inspection.putFinding({ pickup: pickup(), finding: found })),
    ...delivery.pictures.map((picture, index) =>
      step('photo', { [`photo ${finding} ${sha256(picture)}`]: index === 0 ? 'with packaging' : 'alone' }, () => sendPhoto(bridge(), pickup(), finding, picture, index === 0)),
    ),
    step('items', { [`items ${lines[0]}`]: 'with-findings' }, () => bridge().inspection.checkItems({ pickup: pickup(), lines: [lines[0] ?? ''], items: 'with-findings' })),
    step('items', { [`items ${lines[1]}`]: 'fine' }, () => bridge().inspection.checkItems({ pickup: pickup(), lines: [lines[1] ?? ''], items: 'fine' })),
    step('counts', { [`count ${lines[0]}`]: '2 and 1', [`count ${lines[1]}`]: '3 and 0' }, () =>
      bridge().inspection.setCounts({ pickup: pickup(), counts: [{ line: lines[0] ?? '', count: counted(1) }, { line: lines[1] ?? '', count: counted(0) }] }),
    ),
    step('signature', { [`sealed ${lines[0]}`]: 'yes', [`sealed ${lines[1]}`]: 'yes', [`record ${no}`]: 'there' }, async () => {
      const sealing = { pickup: pickup(), kind: 'feedback' as const, lines: [...lines], reason: '', language: 'zh-CN' as const, person: person() };
      const { shown, missing } = await bridge().seal.preview(sealing);
      if (missing > 0) throw new Error(`${missing} things are missing before the signature`);
      const card = await bridge().seal.sign({ ...sealing, shown, pin: dealerPin, signature: { aspectMilli: 400, strokes: [[[100, 200, 0, 400], [180, 120, 40, 600], [260, 240, 90, 700]]] } });
      delivery.record = card.record;
    }),
  ];
}

const chunkBytes = 60_000;

/** Sends a picture in small chunks, so that a death finds it half-way; a remark on it is answered with a reason. */
export async function sendPhoto(bridge: Bridge, pickup: PickupId, finding: FindingId, picture: Buffer, withPackaging: boolean): Promise<void> {
  const { intake } = await bridge.photos.begin({ fileName: 'shot.jpg', bytes: picture.length, via: 'file', target: { pickup, finding, withPackaging } });
  for (let offset = 0; offset < picture.length; offset += chunkBytes) {
    await bridge.photos.append({ intake, offset, chunk: new File([new Uint8Array(picture.subarray(offset, offset + chunkBytes))], 'shot.jpg') });
  }
  await bridge.photos.finish({ intake });
}

/** Reads back over the bridge what the desk holds of the deliveries, and remembers ids that a lost answer kept from us. */
export async function readFacts(bridge: Bridge, deliveries: readonly Delivery[]): Promise<Map<string, string>> {
  const facts = new Map<string, string>();
  for (const delivery of deliveries) {
    const { rows } = await bridge.orders.list({ text: delivery.orderNo, limit: 10 });
    const card = rows.find((row) => row.orderNo === delivery.orderNo);
    if (card === undefined) continue;
    facts.set(`order ${delivery.orderNo}`, 'there');
    if (card.pickup === null) continue;
    delivery.pickup = card.pickup;
    facts.set(`pickup ${delivery.orderNo}`, 'there');
    const view = await bridge.pickups.get({ pickup: card.pickup });
    const { inspection } = view;
    if (inspection.limitsShown !== null) facts.set(`shown ${delivery.orderNo}`, 'yes');
    for (const line of pickupLines(inspection.pickup)) {
      const packages = inspection.packages.filter((each) => each.line === line.key);
      const conditions = new Set(packages.map((each) => each.condition));
      if (!conditions.has('unchecked')) facts.set(`packages ${line.key}`, [...conditions].join() || 'intact');
      else if (conditions.size > 1) facts.set(`packages ${line.key}`, 'half');
    }
    for (const check of inspection.lines) {
      if (check.decision !== 'undecided') facts.set(`decision ${check.line}`, check.decision);
      if (check.items !== 'unchecked') facts.set(`items ${check.line}`, check.items);
      if (check.count !== null) facts.set(`count ${check.line}`, `${check.count.good / 1_000} and ${check.count.damaged / 1_000}`);
    }
    for (const finding of inspection.findings) {
      facts.set(`finding ${finding.id}`, finding.description);
      for (const use of finding.photos) facts.set(`photo ${finding.id} ${use.sha256}`, use.withPackaging ? 'with packaging' : 'alone');
    }
    for (const line of view.sealedLines) facts.set(`sealed ${line}`, 'yes');
    const [record, second] = view.records;
    if (second !== undefined) facts.set(`record ${delivery.orderNo}`, 'twice');
    else if (record !== undefined) {
      delivery.record = record.record;
      facts.set(`record ${delivery.orderNo}`, 'there');
    }
  }
  return facts;
}
