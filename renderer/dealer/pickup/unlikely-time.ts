import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { civilDateOf, daysBetween, startOfDay, type CivilDate, type Instant } from '../../../shared/kernel/instant.ts';

/** Why a changed time of pickup is probably a slip: it cannot be taken back, and every limit runs from it (R-TL-13). */
export type UnlikelyTime = { readonly kind: 'before-shipping'; readonly orderNo: string; readonly shippedOn: CivilDate } | { readonly kind: 'days-ago'; readonly days: number };

/** So many days afterwards a pickup may be entered without a question. */
const likelyDays = 2;

/** Looks twice at a changed time; undefined where nothing is odd about it. */
export function unlikelyTime(at: Instant, orders: readonly Pick<OrderCard, 'orderNo' | 'shippedOn'>[], now: Instant): UnlikelyTime | undefined {
  for (const { orderNo, shippedOn } of orders) if (shippedOn !== null && at < startOfDay(shippedOn)) return { kind: 'before-shipping', orderNo, shippedOn };
  const days = daysBetween(civilDateOf(at), civilDateOf(now));
  return days > likelyDays ? { kind: 'days-ago', days } : undefined;
}
