import { partsOfLineKey, pickupLines, type LineKey, type PickupLine } from '../delivery/pickup.ts';
import { closed } from '../kernel/closed.ts';
import { quantityText, type Quantity } from '../kernel/quantity.ts';
import type { RecordBody, SealedLine } from '../seal/sealed-record.ts';
import { lineVerdict } from './line-verdict.ts';
import type { Fact, Receipt, ReceiptInput, ReceiptLimit, ReceiptLine } from './receipt.ts';
import { printable } from './printable.ts';
import { receiptFindings } from './receipt-findings.ts';
import { paperEnd, paperTime } from './receipt-time.ts';
import { receiptVerdict } from './receipt-verdict.ts';
import type { ReceiptWords } from './receipt-words.ts';

type InspectionBody = Extract<RecordBody, { readonly kind: 'feedback' | 'refusal' }>;

/**
 * The receipt of what is about to be sealed, or of what has been (R-TL-22: what was shown is what is signed). Holds nothing that
 * comes into being by sealing: no number in the chain, no signature, no proof of time. Every text of it can be printed (`printable.ts`).
 */
export function receiptOf(input: ReceiptInput, words: ReceiptWords): Receipt {
  const { body } = input;
  const lines = hasInspection(body) ? receiptLines(body, words) : [];
  const verdict = receiptVerdict(body.kind, lines.map((line) => line.verdict));
  return printable<Receipt>({
    language: words.language,
    textVersion: words.textVersion,
    kind: body.kind,
    title: words.titles[body.kind],
    verdict,
    verdictText: words.verdicts[verdict],
    facts: [...factsOfSigner(input, words), ...factsOfBody(body, words)].filter((fact) => fact.value !== ''),
    limits: hasInspection(body) ? body.limits.map((limit) => receiptLimit(limit, words)) : [],
    totals: hasInspection(body) ? words.totals(lines.length, input.photos.length, body.findings.length) : '',
    lines,
    packages: hasInspection(body) ? packagesText(body, words) : '',
    findings: hasInspection(body) ? receiptFindings(body, words) : [],
    calls: hasInspection(body) ? body.dispatcherCalls.map((call) => ({ at: paperTime(call.calledAt), phone: call.phone, answeredBy: call.answeredBy, note: call.note })) : [],
    notices: noticesOf(body, words),
    statement: words.statements[body.kind],
    sections: words.sections,
    columns: words.columns,
  });
}

function hasInspection(body: RecordBody): body is InspectionBody {
  return body.kind === 'feedback' || body.kind === 'refusal';
}

function factsOfSigner({ dealer, dealerName, person, policy }: ReceiptInput, words: ReceiptWords): readonly Fact[] {
  return [
    { label: words.facts.dealer, value: words.dealer(dealerName, dealer) },
    { label: words.facts.signedBy, value: words.signer(person.name, person.role) },
    { label: words.facts.policy, value: policy.version },
  ];
}

function factsOfBody(body: RecordBody, words: ReceiptWords): readonly Fact[] {
  const { facts } = words;
  switch (body.kind) {
    case 'feedback':
      return factsOfPickup(body, words);
    case 'refusal':
      return [...factsOfPickup(body, words), { label: facts.reason, value: body.reason }];
    case 'install-notice':
      return [
        { label: facts.pickup, value: body.pickup },
        { label: facts.lines, value: linesByOrder(body.lines).map(([orderNo, lineNos]) => words.orderLines(orderNo, lineNos)).join('\n') },
        { label: facts.warnedAt, value: paperTime(body.warnedAt) },
        { label: facts.damageOpen, value: body.damageOpen ? words.yes : words.no },
        { label: facts.note, value: body.note },
      ];
    case 'correction':
      return [
        { label: facts.corrects, value: body.corrects },
        { label: facts.correctsHash, value: body.correctsHash },
        { label: facts.note, value: body.note },
      ];
    default:
      return closed(body);
  }
}

/** The numbers of the lines, order by order. */
function linesByOrder(lines: readonly LineKey[]): readonly (readonly [string, readonly number[]])[] {
  const parts = lines.map(partsOfLineKey);
  return [...Map.groupBy(parts, ({ orderNo }) => orderNo)].map(([orderNo, group]) => [orderNo, group.map(({ lineNo }) => lineNo)]);
}

/** Names the orders that lines of this receipt are of: what else was on the truck is none of its business. */
function factsOfPickup({ pickup, lines }: InspectionBody, words: ReceiptWords): readonly Fact[] {
  const { facts } = words;
  const covered = new Map(linesByOrder(lines.map(({ line }) => line)));
  const orders = pickup.orders.filter((order) => covered.has(order.orderNo));
  const salesOrders = [...new Set(orders.map((order) => order.salesOrderNo))].filter((number) => number !== '');
  return [
    { label: facts.orders, value: orders.map((order) => words.order(order.orderNo, order.lines.length, covered.get(order.orderNo)?.length ?? 0)).join('\n') },
    { label: facts.salesOrders, value: salesOrders.join(', ') },
    { label: facts.pickedUp, value: paperTime(pickup.pickedUpAt) },
    { label: facts.timeChanged, value: pickup.timeChangedBecause ?? '' },
    { label: facts.carrier, value: pickup.carrier },
    { label: facts.carrierPhone, value: pickup.carrierPhone },
    { label: facts.waybill, value: pickup.waybill },
    { label: facts.plate, value: pickup.plate },
  ];
}

function receiptLimit(limit: InspectionBody['limits'][number], words: ReceiptWords): ReceiptLimit {
  const until = paperEnd(limit.dueAt);
  return {
    rule: limit.rule,
    goods: `${limit.classes.map((each) => words.classes[each]).join(' + ')} · ${words.quantity(quantityText(limit.quantity), limit.unit)}`,
    from: paperEnd(limit.startsAt).endsWith('24:00') ? paperTime(limit.startsAt).slice(0, 16) : paperEnd(limit.startsAt),
    until: limit.provisional ? words.provisional(until) : until,
    dueAt: limit.dueAt,
    provisional: limit.provisional,
  };
}

function receiptLines(body: InspectionBody, words: ReceiptWords): readonly ReceiptLine[] {
  const ordered = new Map(pickupLines(body.pickup).map((line) => [line.key, line]));
  const found = new Map<string, number>();
  for (const finding of body.findings) found.set(finding.line, (found.get(finding.line) ?? 0) + 1);
  return body.lines.flatMap((line) => {
    const order = ordered.get(line.line);
    return order === undefined ? [] : [receiptLine(line, order, found.get(line.line) ?? 0, words)];
  });
}

function receiptLine(line: SealedLine, ordered: PickupLine, findings: number, words: ReceiptWords): ReceiptLine {
  const { count } = line;
  const amount = (quantity: Quantity | undefined) => (quantity === undefined ? words.none : quantityText(quantity));
  const verdict = lineVerdict(line, ordered.quantity, findings);
  return {
    key: line.line,
    orderNo: ordered.orderNo,
    lineNo: ordered.lineNo,
    name: ordered.name,
    detail: [words.orderLines(ordered.orderNo, [ordered.lineNo]), ordered.specification, ordered.colour].filter((part) => part !== '').join(' · '),
    expected: words.quantity(quantityText(ordered.quantity), ordered.unit),
    good: amount(count?.good),
    damaged: amount(count?.damaged),
    missing: amount(count?.missing),
    extra: amount(count?.extra),
    weight: weightText(count?.weightGrams ?? null, ordered.weightGrams, words),
    verdict,
    result: verdict === 'refused' ? words.lineVerdicts.refused : `${words.decisions[line.decision]} · ${words.lineVerdicts[verdict]}`,
    remark: line.reservation === '' ? '' : words.reservation(line.reservation),
  };
}

function weightText(actual: number | null, expected: number | null, words: ReceiptWords): string {
  if (actual === null) return words.none;
  return words.weighed(words.kilograms(quantityText(actual as Quantity)), expected === null ? null : words.kilograms(quantityText(expected as Quantity)));
}

function packagesText(body: InspectionBody, words: ReceiptWords): string {
  if (body.packages.length === 0) return '';
  const count = (condition: InspectionBody['packages'][number]['condition']) => body.packages.filter((each) => each.condition === condition).length;
  const opened = body.packages.filter((each) => each.lookedInside).length;
  return words.packages(body.packages.length, count('intact'), count('slight'), count('severe'), count('unchecked'), opened);
}

function noticesOf(body: RecordBody, words: ReceiptWords): readonly string[] {
  const { notices } = words;
  switch (body.kind) {
    case 'feedback':
      return [notices.deemedAccepted, notices.late, notices.hidden, words.noticeShown(paperTime(body.notice.shownAt))];
    case 'refusal':
      return [notices.refusal, notices.deemedAccepted, notices.late, words.noticeShown(paperTime(body.notice.shownAt))];
    case 'install-notice':
      return [notices.install];
    case 'correction':
      return [notices.correction];
    default:
      return closed(body);
  }
}
