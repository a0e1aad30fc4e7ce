import { drawReceipt, finishReceipt, type ReceiptPdfInput } from '../../electron/host/receipt/receipt-pdf.ts';

/** The receipt of a sealed record in one go: drawn, finished and signed. */
export async function makeReceiptPdf(input: ReceiptPdfInput): Promise<Uint8Array> {
  return finishReceipt(await drawReceipt(input), input);
}
