import type { PhotoId, Sha256 } from '../kernel/ids.ts';
import type { LineKey } from '../delivery/pickup.ts';
import type { SealedRecord } from '../seal/sealed-record.ts';
import type { LineVerdict } from './line-verdict.ts';
import type { Label, ReceiptWords } from './receipt-words.ts';
import type { ReceiptVerdict } from './receipt-verdict.ts';

/**
 * What a receipt is built from: the parts of a record that are known before it is sealed, so that what is shown is what is
 * signed. A sealed record is such a value too, and gives the same receipt.
 */
export type ReceiptInput = Pick<SealedRecord, 'dealer' | 'dealerName' | 'person' | 'policy' | 'photos' | 'body'>;

export interface Fact {
  readonly label: Label;
  readonly value: string;
}

export interface ReceiptLine {
  readonly key: LineKey;
  readonly orderNo: string;
  /** The outbound order's own number of the line, by which the dealer, HQ and the paper speak of it. */
  readonly lineNo: number;
  readonly name: string;
  /** Order number and line number, specification, colour: what tells it apart. */
  readonly detail: string;
  readonly expected: string;
  readonly good: string;
  readonly damaged: string;
  readonly missing: string;
  readonly extra: string;
  readonly weight: string;
  readonly verdict: LineVerdict;
  readonly result: string;
  /** What the dealer wrote on the waybill; empty where nothing. */
  readonly remark: string;
}

export interface ReceiptLimit {
  readonly rule: string;
  readonly goods: string;
  readonly from: string;
  readonly until: string;
  readonly dueAt: SealedRecord['time']['wall'];
  readonly provisional: boolean;
}

export interface ReceiptPhoto {
  readonly photo: PhotoId;
  readonly sha256: Sha256;
  readonly caption: string;
}

export interface ReceiptFinding {
  readonly number: number;
  readonly line: string;
  readonly place: string;
  /** Stage, check, nature, severity, unit, quantity. */
  readonly tags: readonly string[];
  readonly description: string;
  readonly photoCount: string;
  readonly photos: readonly ReceiptPhoto[];
}

export interface ReceiptCall {
  readonly at: string;
  readonly phone: string;
  readonly answeredBy: string;
  readonly note: string;
}

/** The document a person sees and signs: the page, the text and the PDF are three pictures of this one value. */
export interface Receipt {
  readonly language: ReceiptWords['language'];
  readonly textVersion: string;
  readonly kind: SealedRecord['body']['kind'];
  readonly title: Label;
  readonly verdict: ReceiptVerdict;
  readonly verdictText: string;
  readonly facts: readonly Fact[];
  readonly limits: readonly ReceiptLimit[];
  readonly totals: string;
  readonly lines: readonly ReceiptLine[];
  readonly packages: string;
  readonly findings: readonly ReceiptFinding[];
  readonly calls: readonly ReceiptCall[];
  readonly notices: readonly string[];
  readonly statement: string;
  readonly sections: ReceiptWords['sections'];
  readonly columns: ReceiptWords['columns'];
}

