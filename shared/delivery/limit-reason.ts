import type { CivilDate, Instant } from '../kernel/instant.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { LimitLength, RuleId } from '../policy/limit-group.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import type { TimeOfDay } from '../policy/time-of-day.ts';

/**
 * Why a limit is what it is, step by step, for the "为什么?" beside each deadline (R-TL-16). Values only;
 * `shared/words/limit-words.ts` says them.
 */
export type LimitReason =
  /** R-TL-11: one part for each class of the row that the pickup brought. */
  | { readonly kind: 'sum'; readonly parts: readonly { readonly productClass: ProductClass; readonly quantity: Quantity }[]; readonly total: Quantity; readonly unit: Unit }
  | { readonly kind: 'pipe-lengths'; readonly lengths: Quantity; readonly metresPerLength: Quantity; readonly metres: Quantity; readonly from: 'entered' | 'specification' }
  | { readonly kind: 'pipe-length-unknown'; readonly lengths: Quantity }
  | { readonly kind: 'fittings-left-out'; readonly lines: number }
  | { readonly kind: 'fittings-only' }
  | { readonly kind: 'row'; readonly rule: RuleId; readonly size: 'any' | 'within' | 'and-above'; readonly threshold: Quantity | null; readonly unit: Unit; readonly length: LimitLength }
  /** R-TL-15: the number itself is in both rows. */
  | { readonly kind: 'longer-of-two-rows'; readonly threshold: Quantity; readonly unit: Unit; readonly chosen: RuleId; readonly other: RuleId }
  /** R-TL-12, R-TL-13. */
  | { readonly kind: 'clock-start'; readonly pickedUpAt: Instant; readonly startsAt: Instant; readonly nextDay: boolean; readonly cut: TimeOfDay }
  /** R-TL-14. */
  | { readonly kind: 'holiday-shift'; readonly from: CivilDate; readonly to: CivilDate; readonly name: string; readonly nameEn: string }
  | { readonly kind: 'calendar-unknown'; readonly year: number }
  | { readonly kind: 'due'; readonly dueAt: Instant };
