import type { Receipt, ReceiptFinding, ReceiptLine } from './receipt.ts';
import type { Label } from './receipt-words.ts';

/**
 * The exact text of a receipt, whose SHA-256 (of its UTF-8 bytes) stands in the sealed record as `shown.sha256`. Lines end with
 * one newline; nothing of it depends on fonts, pages or photos' bytes.
 */
export function receiptText(receipt: Receipt): string {
  const parts = [
    label(receipt.title),
    receipt.verdictText,
    ...receipt.facts.map((fact) => `${label(fact.label)}: ${fact.value}`),
    ...section(receipt.sections.limits, receipt.limits.map((limit) => `${limit.rule} | ${limit.goods} | ${limit.from} → ${limit.until}`)),
    ...section(receipt.sections.lines, [...present(receipt.totals), ...present(linesHead(receipt)), ...receipt.lines.map(lineText)]),
    ...section(receipt.sections.packages, present(receipt.packages)),
    ...section(receipt.sections.findings, receipt.findings.flatMap(findingText)),
    ...section(receipt.sections.calls, receipt.calls.map((call) => [call.at, call.phone, call.answeredBy, call.note].join(' | '))),
    ...section(receipt.sections.notices, receipt.notices),
    ...section(receipt.sections.statement, [receipt.statement]),
  ];
  return `${parts.join('\n')}\n`;
}

function label(words: Label): string {
  return `${words.main} / ${words.other}`;
}

function present(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

function section(heading: Label, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `[${label(heading)}]`, ...lines];
}

function linesHead({ lines, columns }: Receipt): string {
  if (lines.length === 0) return '';
  return [columns.number, columns.item, columns.expected, columns.good, columns.damaged, columns.missing, columns.extra, columns.weight, columns.result].map((each) => each.main).join(' | ');
}

function lineText(line: ReceiptLine): string {
  const cells = [String(line.lineNo), `${line.name} (${line.detail})`, line.expected, line.good, line.damaged, line.missing, line.extra, line.weight, line.result];
  return [...cells, ...present(line.remark)].join(' | ');
}

function findingText(finding: ReceiptFinding): readonly string[] {
  return [
    `${finding.number}. ${finding.line} | ${finding.place} | ${finding.tags.join(' · ')}`,
    ...present(finding.description).map((text) => `   ${text}`),
    ...present(finding.photoCount).map((text) => `   ${text}`),
    ...finding.photos.map((photo) => `   ${photo.caption}`),
  ];
}
