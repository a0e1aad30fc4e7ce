import type { Decision, ItemCheck } from './inspection.ts';

/** What a sealed record says of one line, as far as it tells of a defect. */
export interface ToldOfLine {
  readonly decision: Decision;
  readonly items: ItemCheck;
  /** Thousandths; null where the line was not counted. */
  readonly damaged: number | null;
  readonly missing: number | null;
  /** How many findings of the record stand on the line, of whatever nature. */
  readonly findings: number;
}

/** R-TL-20: whether a sealed line tells HQ that something is wrong with its goods: it was refused, or damage, a shortage or any finding stands on it. */
export function tellsOfDefect({ decision, items, damaged, missing, findings }: ToldOfLine): boolean {
  return decision === 'refuse' || items === 'with-findings' || (damaged ?? 0) > 0 || (missing ?? 0) > 0 || findings > 0;
}
