import { addDays, startOfDay, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { Finish, OrderPolicy } from '../policy/policy-document.ts';
import type { RuleId } from '../policy/limit-group.ts';
import type { ProductClass } from '../policy/product-class.ts';
import { firstLeadDay } from './confirmation.ts';

/** What the ship-by day of one class of an order depends on. */
export interface LeadTimeQuestion {
  readonly productClass: ProductClass;
  /** Needed where the policy's N depends on it (window guards); else it does not matter. */
  readonly finish: Finish | null;
  readonly confirmedAt: Instant;
  /** R-LT-3: the date promised in the order, for classes without an N. */
  readonly promised: CivilDate | null;
  /** R-LT-5: a later date agreed with the dealer, and whether the order is large. */
  readonly agreed: CivilDate | null;
  readonly isLarge: boolean;
}

export type LeadTimeReason =
  | { readonly kind: 'confirmed'; readonly confirmedAt: Instant; readonly day1: CivilDate; readonly nextDay: boolean; readonly cut: string }
  | { readonly kind: 'days'; readonly productClass: ProductClass; readonly finish: Finish | null; readonly days: number; readonly shipBy: CivilDate }
  | { readonly kind: 'promised'; readonly shipBy: CivilDate }
  | { readonly kind: 'promise-needed'; readonly productClass: ProductClass }
  | { readonly kind: 'agreed'; readonly shipBy: CivilDate }
  /** An agreed date that does not hold: the order is not large, or the date is not later. */
  | { readonly kind: 'agreed-does-not-hold'; readonly agreed: CivilDate; readonly because: 'not-large' | 'not-later' };

/** R-LT-2, R-LT-3, R-LT-5. `shipBy` is the last day in time, until 24:00; null, and provisional, until a promised date is entered. */
export interface LeadTime {
  readonly rule: RuleId;
  readonly day1: CivilDate;
  readonly shipBy: CivilDate | null;
  /** 24:00 of the last day. */
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly reasons: readonly LeadTimeReason[];
}

/** `finish-needed`: the class has an N for each finish and none was given. */
export type LeadTimeAnswer = LeadTime | 'finish-needed';

/** R-LT-2, R-LT-3, R-LT-5: until when an order's goods of one class must be shipped. Calendar days throughout. */
export function leadTime(policy: OrderPolicy, question: LeadTimeQuestion): LeadTimeAnswer {
  const { productClass, finish } = question;
  const rows = policy.leadTimes.filter((row) => row.productClass === productClass);
  const row = rows.find((candidate) => candidate.finish === null || candidate.finish === finish);
  if (row === undefined) return 'finish-needed';
  const day1 = firstLeadDay(policy, question.confirmedAt);
  const reasons: LeadTimeReason[] = [confirmedReason(policy, question.confirmedAt, day1)];
  let shipBy: CivilDate | null;
  if (row.days !== null) {
    shipBy = addDays(day1, row.days - 1);
    reasons.push({ kind: 'days', productClass, finish: row.finish, days: row.days, shipBy });
  } else {
    shipBy = question.promised;
    reasons.push(shipBy === null ? { kind: 'promise-needed', productClass } : { kind: 'promised', shipBy });
  }
  const { agreed } = question;
  const holds = agreed !== null && question.isLarge && (shipBy === null || agreed > shipBy);
  if (holds) {
    shipBy = agreed;
    reasons.push({ kind: 'agreed', shipBy });
  } else if (agreed !== null) {
    reasons.push({ kind: 'agreed-does-not-hold', agreed, because: question.isLarge ? 'not-later' : 'not-large' });
  }
  const dueAt = shipBy === null ? null : startOfDay(addDays(shipBy, 1));
  return { rule: holds ? 'R-LT-5' : 'R-LT-3', day1, shipBy, dueAt, provisional: shipBy === null, reasons };
}

function confirmedReason(policy: OrderPolicy, confirmed: Instant, day1: CivilDate): LeadTimeReason {
  const nextDay = startOfDay(day1) > confirmed;
  return { kind: 'confirmed', confirmedAt: confirmed, day1, nextDay, cut: policy.confirmationCut };
}
