import { addDays, daysBetween, type CivilDate } from '../kernel/instant.ts';
import { fen, type Fen } from '../kernel/money.ts';
import type { OrderPolicy } from '../policy/policy-document.ts';
import type { ProductClass } from '../policy/product-class.ts';

/** R-LT-6: days of force majeure, both ends included. Only days with evidence are left out of the compensation. */
export interface ForceMajeure {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly hasEvidence: boolean;
}

export interface CompensationQuestion {
  readonly productClass: ProductClass;
  /** The last day in time. */
  readonly shipBy: CivilDate;
  readonly shipped: CivilDate;
  /** R-LT-4: only delay by the manufacturer's production or its OEM plants is compensated. */
  readonly causedByProduction: boolean;
  readonly forceMajeure: readonly ForceMajeure[];
  /** Items of the order; matters only where the policy compensates per item. */
  readonly items: number;
}

export type CompensationReason =
  | { readonly kind: 'late'; readonly shipBy: CivilDate; readonly shipped: CivilDate; readonly days: number }
  | { readonly kind: 'in-time' }
  | { readonly kind: 'force-majeure'; readonly days: number }
  | { readonly kind: 'no-evidence'; readonly from: CivilDate; readonly to: CivilDate }
  | { readonly kind: 'class-not-compensated'; readonly productClass: ProductClass }
  | { readonly kind: 'not-by-production' }
  | { readonly kind: 'amount'; readonly fenPerDay: Fen; readonly days: number; readonly items: number | null };

/** R-LT-4, R-LT-6. `days` late in all, `compensatedDays` of them paid. */
export interface Compensation {
  readonly days: number;
  readonly compensatedDays: number;
  readonly amountFen: Fen;
  readonly reasons: readonly CompensationReason[];
}

/** R-LT-4, R-LT-6: what a late shipment costs the manufacturer: each whole calendar day after `shipBy`, the day of shipping included. */
export function compensation(policy: OrderPolicy, question: CompensationQuestion): Compensation {
  const { shipBy, shipped } = question;
  const days = Math.max(0, daysBetween(shipBy, shipped));
  if (days === 0) return { days, compensatedDays: 0, amountFen: fen(0), reasons: [{ kind: 'in-time' }] };
  const reasons: CompensationReason[] = [{ kind: 'late', shipBy, shipped, days }];
  const refusal = refusalOf(policy, question);
  if (refusal !== undefined) return { days, compensatedDays: 0, amountFen: fen(0), reasons: [...reasons, refusal] };
  for (const span of question.forceMajeure) if (!span.hasEvidence) reasons.push({ kind: 'no-evidence', from: span.from, to: span.to });
  const excused = excusedDays(addDays(shipBy, 1), shipped, question.forceMajeure);
  if (excused > 0) reasons.push({ kind: 'force-majeure', days: excused });
  const compensatedDays = days - excused;
  const { fenPerDay, per } = policy.compensation;
  const items = per === 'item' ? question.items : null;
  reasons.push({ kind: 'amount', fenPerDay, days: compensatedDays, items });
  return { days, compensatedDays, amountFen: fen(compensatedDays * fenPerDay * (items ?? 1)), reasons };
}

function refusalOf(policy: OrderPolicy, question: CompensationQuestion): CompensationReason | undefined {
  const { productClass } = question;
  if (!policy.compensation.classes.includes(productClass)) return { kind: 'class-not-compensated', productClass };
  return question.causedByProduction ? undefined : { kind: 'not-by-production' };
}

/** Days of `first` to `last` that lie in any span with evidence; a day in two spans counts once. */
function excusedDays(first: CivilDate, last: CivilDate, spans: readonly ForceMajeure[]): number {
  const clipped = spans
    .filter((span) => span.hasEvidence)
    .map((span) => ({ from: span.from > first ? span.from : first, to: span.to < last ? span.to : last }))
    .filter((span) => span.from <= span.to)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  let excused = 0;
  let next = first;
  for (const span of clipped) {
    const from = span.from > next ? span.from : next;
    if (from > span.to) continue;
    excused += daysBetween(from, span.to) + 1;
    next = addDays(span.to, 1);
  }
  return excused;
}
