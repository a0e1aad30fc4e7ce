import { beforeAll, expect, test } from 'vitest';
import { makeAcknowledgementPdf } from '../../../../electron/host/receipt/acknowledgement-pdf.ts';
import { paperFonts, textWidth } from '../../../../electron/host/receipt/paper-fonts.ts';
import { makePrintRendition } from '../../../../electron/host/receipt/print-rendition.ts';
import { printedPhotos } from '../../../../electron/host/receipt/receipt-photos.ts';
import { textLines } from '../../../../electron/host/receipt/text-lines.ts';
import { partsOfReceipt } from '../../../../proof/receipt-pdf-parts.ts';
import { fileOfSignedText } from '../../../../proof/signed-text.ts';
import { judgeReceipt } from '../../../../proof/verify-receipt.ts';
import { printableText } from '../../../../shared/receipt/printable.ts';
import { receiptOf } from '../../../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../../../shared/receipt/receipt-text.ts';
import { receiptWords } from '../../../../shared/words/receipt-words.ts';
import { makeReceiptPdf } from '../../../kit/make-receipt-pdf.ts';
import { makeProofHouse, type ProofHouse } from '../../../kit/proof-house.ts';
import { acknowledge, drawPicture, makeSample, type Sample } from '../../../kit/sealed-sample.ts';
import { secondVerdict } from '../../../kit/second-verifier.ts';

let house: ProofHouse;
let picture: Buffer;

beforeAll(async () => {
  house = await makeProofHouse();
  picture = await makePrintRendition(await drawPicture(1));
});

async function print(sample: Sample, rendition: Buffer | undefined = picture): Promise<Buffer> {
  const receipt = receiptOf(sample.record, receiptWords[sample.record.shown.language]);
  return Buffer.from(await makeReceiptPdf({ opened: sample.opened, envelope: sample.envelope, receipt, renditions: () => Promise.resolve(rendition), root: house.root, key: house.personKey }));
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
}

test('a receipt carries its record, the text shown, the root, and holds in both languages', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const sample = makeSample(house, { lines: 6, findings: 2, photosPerFinding: 3, language });
    const pdf = await print(sample);
    const parts = partsOfReceipt(pdf);
    expect(parts.record.equals(fileOfSignedText(sample.envelope))).toBe(true);
    expect(parts.text.toString('utf8')).toBe(receiptText(receiptOf(sample.record, receiptWords[language])));
    expect(parts.root.equals(house.root)).toBe(true);
    expect(parts.code).toBe(`gatecheck:1:${sample.record.id}:${sample.opened.hash}:with-differences`);
    expect(judgeReceipt(pdf, { kind: 'given', authority: house.authority }).verdict.ok).toBe(true);
    expect(await secondVerdict(pdf, house.root)).toBe(true);
  }
});

test('two prints of one record differ in the signature only', async () => {
  const sample = makeSample(house, { lines: 3, findings: 1, photosPerFinding: 3 });
  const [left, right] = [await print(sample), await print(sample)];
  const { start, end } = partsOfReceipt(left).place;
  expect(left.length).toBe(right.length);
  expect(left.subarray(0, start).equals(right.subarray(0, start))).toBe(true);
  expect(left.subarray(end).equals(right.subarray(end))).toBe(true);
});

test('a photo without a rendition, and a receipt without findings, are printed too', async () => {
  expect(judgeReceipt(await print(makeSample(house, { lines: 1, findings: 1, photosPerFinding: 3 }), undefined), { kind: 'embedded' }).verdict.ok).toBe(true);
  const plain = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0 });
  const pdf = await print(plain);
  expect(partsOfReceipt(pdf).code).toMatch(/:in-order$/);
  expect(pagesOf(pdf)).toBe(2);
});

test('the other kinds of record have their receipts', async () => {
  const sample = makeSample(house, { lines: 2, findings: 1, photosPerFinding: 3 });
  const { body } = sample.record;
  if (body.kind !== 'feedback') throw new Error('a feedback');
  const bodies = [
    { ...body, kind: 'refusal' as const, reason: '门扇变形，无法安装', lines: body.lines.map((line) => ({ ...line, decision: 'refuse' as const })) },
    { kind: 'install-notice' as const, pickup: body.pickup.id, lines: body.lines.map((line) => line.line), warnedAt: body.pickup.pickedUpAt, damageOpen: true, note: '' },
    { kind: 'correction' as const, corrects: sample.record.id, correctsHash: sample.opened.hash, note: '第 2 行应为 11 套' },
  ];
  const codes: string[] = [];
  for (const each of bodies) {
    const record = { ...sample.record, body: each };
    const receipt = receiptOf(record, receiptWords['zh-CN']);
    const pdf = Buffer.from(await makeReceiptPdf({ opened: { ...sample.opened, record }, envelope: sample.envelope, receipt, renditions: () => Promise.resolve(picture), root: house.root, key: house.personKey }));
    codes.push(partsOfReceipt(pdf).code.split(':').at(-1) ?? '');
  }
  expect(codes).toEqual(['refused', 'informed', 'corrected']);
});

test('4,000 lines with 200 damage points of 40 photos print: three photos a point, the rest counted', async () => {
  const sample = makeSample(house, { lines: 4_000, findings: 200, photosPerFinding: 40 });
  const receipt = receiptOf(sample.record, receiptWords['zh-CN']);
  expect(printedPhotos(receipt).length).toBe(600);
  const pdf = await print(sample);
  expect(pagesOf(pdf)).toBeGreaterThan(200);
  expect(judgeReceipt(pdf, { kind: 'given', authority: house.authority }).verdict.ok).toBe(true);
});

test('HQ’s acknowledgement prints on one page with the signed original inside; one of another record does not print', async () => {
  const sample = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0 });
  const printed = await makeAcknowledgementPdf({ envelope: acknowledge(house, sample), opened: sample.opened, authority: house.authority, language: 'zh-CN' });
  if (!printed.ok) throw new Error('must print');
  expect(pagesOf(Buffer.from(printed.value))).toBe(1);
  const other = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0 });
  expect(await makeAcknowledgementPdf({ envelope: acknowledge(house, other), opened: sample.opened, authority: house.authority, language: 'en' })).toMatchObject({ ok: false, problem: { code: 'record.foreign' } });
});

test('what a receipt takes for printable is what its font prints, in both weights', () => {
  const { regular, bold } = paperFonts();
  const wrong: string[] = [];
  for (let codePoint = 0x20; codePoint <= 0x10ffff; codePoint += 1) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    const character = String.fromCodePoint(codePoint);
    const hasGlyph = regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint);
    if ((printableText(character) === character) !== hasGlyph) wrong.push(codePoint.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('lines are never wider than their column, lose no character, and never begin with a closing mark', () => {
  const { regular } = paperFonts();
  const texts = ['铸铝双开别墅大门（含门套、智能锁、指纹识别模块和全套五金配件），四开，古铜色。', 'averyveryverylongwordwithoutanyblanks/AND-MORE_0123456789', 'plain English words, with commas; and (brackets) too', '一\n二', '', '。。。。。。。。。。'];
  for (const text of texts) {
    for (const width of [30, 61, 120, 300]) {
      const lines = textLines(text, regular, 9, width);
      expect(lines.join('').replace(/[\s·]/g, '')).toBe(text.replace(/[\s·]/g, ''));
      for (const line of lines) expect(textWidth(regular, line, 9)).toBeLessThanOrEqual(width + 9);
      const begun = text.startsWith('。') || width < 61 ? [] : lines.slice(1).filter((line) => /^[，。；：？！）]/.test(line));
      expect(begun).toEqual([]);
    }
  }
});
