import { partsOfLineKey, pickupLines } from '../delivery/pickup.ts';
import type { Finding } from '../inspection/finding.ts';
import { quantityText } from '../kernel/quantity.ts';
import type { RecordBody } from '../seal/sealed-record.ts';
import type { ReceiptFinding } from './receipt.ts';
import type { ReceiptWords } from './receipt-words.ts';

/** The damage points and differences of a record, numbered as they stand in it, each photo with its caption. */
export function receiptFindings(body: Extract<RecordBody, { readonly kind: 'feedback' | 'refusal' }>, words: ReceiptWords): readonly ReceiptFinding[] {
  const lines = new Map(pickupLines(body.pickup).map((line) => [line.key, line]));
  return body.findings.map((finding, index) => {
    const line = lines.get(finding.line);
    const { orderNo, lineNo } = partsOfLineKey(finding.line);
    const ordered = words.orderLines(orderNo, [lineNo]);
    return {
      number: index + 1,
      line: line === undefined ? ordered : `${line.name} · ${ordered}`,
      place: finding.place === '' ? words.checks[finding.check] : finding.place,
      tags: [
        words.stage(finding.stage),
        words.checks[finding.check],
        words.natures[finding.nature],
        words.severities[finding.severity],
        ...(finding.unit === null ? [] : [words.unitNumber(finding.unit)]),
        words.affected(line === undefined ? quantityText(finding.quantity) : words.quantity(quantityText(finding.quantity), line.unit)),
      ],
      description: finding.description,
      photoCount: finding.photos.length === 0 ? '' : words.photos(finding.photos.length, finding.photos.filter((use) => use.withPackaging).length),
      photos: finding.photos.map((use, place) => ({ photo: use.photo, sha256: use.sha256, caption: captionOf(use, place + 1, words) })),
    };
  });
}

function captionOf(use: Finding['photos'][number], number: number, words: ReceiptWords): string {
  const caption = words.photoCaption(number, use.sha256.slice(0, 12), use.withPackaging);
  return use.keptBecause === null ? caption : `${caption} · ${words.kept(use.keptBecause)}`;
}
