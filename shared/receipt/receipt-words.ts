import type { Check, Nature, Severity } from '../inspection/finding.ts';
import type { Decision } from '../inspection/inspection.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import type { RecordKind } from '../seal/sealed-record.ts';
import type { LineVerdict } from './line-verdict.ts';
import type { ReceiptVerdict } from './receipt-verdict.ts';

/** A heading in the receipt's language with the other language beneath it: a receipt travels to people who read either. */
export interface Label {
  readonly main: string;
  readonly other: string;
}

/**
 * Every word a receipt is made of, in one language. `textVersion` changes whenever any of them does: a sealed record names the
 * version that was on the screen, and a verifier re-builds the text from it.
 */
export interface ReceiptWords {
  readonly language: 'zh-CN' | 'en';
  readonly textVersion: string;
  readonly titles: Readonly<Record<RecordKind, Label>>;
  readonly verdicts: Readonly<Record<ReceiptVerdict, string>>;
  readonly lineVerdicts: Readonly<Record<LineVerdict, string>>;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly classes: Readonly<Record<ProductClass, string>>;
  readonly units: Readonly<Record<Unit, string>>;
  readonly checks: Readonly<Record<Check, string>>;
  readonly natures: Readonly<Record<Nature, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly roles: Readonly<Record<'owner' | 'inspector', string>>;
  readonly facts: Readonly<
    Record<
      | 'dealer' | 'orders' | 'salesOrders' | 'pickedUp' | 'timeChanged' | 'carrier' | 'carrierPhone' | 'waybill' | 'plate' | 'signedBy' | 'policy' | 'reason'
      | 'pickup' | 'lines' | 'warnedAt' | 'damageOpen' | 'note' | 'corrects' | 'correctsHash',
      Label
    >
  >;
  readonly sections: Readonly<Record<'lines' | 'limits' | 'packages' | 'findings' | 'calls' | 'notices' | 'statement', Label>>;
  readonly columns: Readonly<
    Record<'number' | 'item' | 'expected' | 'good' | 'damaged' | 'missing' | 'extra' | 'weight' | 'result' | 'rule' | 'goods' | 'from' | 'until' | 'calledAt' | 'phone' | 'answeredBy' | 'callNote', Label>
  >;
  quantity(amount: string, unit: Unit): string;
  kilograms(amount: string): string;
  signer(name: string, role: 'owner' | 'inspector'): string;
  dealer(name: string, id: string): string;
  /** An outbound order with how many of its lines the receipt is about. */
  order(orderNo: string, lines: number, covered: number): string;
  /** Lines of an outbound order by its own numbers. */
  orderLines(orderNo: string, lineNos: readonly number[]): string;
  weighed(actual: string, expected: string | null): string;
  reservation(text: string): string;
  provisional(time: string): string;
  packages(total: number, intact: number, slight: number, severe: number, unchecked: number, opened: number): string;
  stage(stage: 1 | 2): string;
  unitNumber(unit: number): string;
  affected(quantity: string): string;
  photos(count: number, withPackaging: number): string;
  photoCaption(number: number, hash: string, withPackaging: boolean): string;
  kept(reason: string): string;
  totals(lines: number, photos: number, findings: number): string;
  yes: string;
  no: string;
  none: string;
  readonly notices: Readonly<Record<'deemedAccepted' | 'late' | 'hidden' | 'install' | 'refusal' | 'correction', string>>;
  noticeShown(time: string): string;
  readonly statements: Readonly<Record<RecordKind, string>>;
}
