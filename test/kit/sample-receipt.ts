import { makePrintRendition } from '../../electron/host/receipt/print-rendition.ts';
import { receiptOf } from '../../shared/receipt/receipt-of.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { makeReceiptPdf } from './make-receipt-pdf.ts';
import type { ProofHouse } from './proof-house.ts';
import { drawPicture, type Sample } from './sealed-sample.ts';

/** The receipt PDF of a sample, with one small drawn picture for all its photos. */
export async function makeSampleReceipt(house: ProofHouse, { record, envelope, opened }: Sample): Promise<Buffer> {
  const picture = await makePrintRendition(await drawPicture(1, 160, 120));
  const receipt = receiptOf(record, receiptWords[record.shown.language]);
  return Buffer.from(await makeReceiptPdf({ opened, envelope, receipt, renditions: () => Promise.resolve(picture), root: house.root, key: house.personKey }));
}
