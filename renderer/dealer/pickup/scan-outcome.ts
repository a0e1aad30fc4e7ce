import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import type { ScanAnswer } from './use-scans.ts';

/** What became of one scan, or of one press of the button beside an order. */
export type ScanOutcome = Exclude<ScanAnswer, { readonly kind: 'one' }> | { readonly kind: 'chosen' | 'chosen-before' | 'picked-up' | 'withdrawn' | 'full'; readonly card: OrderCard };

/** A scan only ever chooses: an order that is on the truck stays on it. */
export function judgeScan(answer: ScanAnswer, chosen: readonly OrderCard[]): ScanOutcome {
  return answer.kind === 'one' ? judgeChoice(answer.card, chosen) : answer;
}

/** Whether this order can go on the truck with those chosen already. */
export function judgeChoice(card: OrderCard, chosen: readonly OrderCard[]): ScanOutcome {
  if (chosen.some((other) => other.orderNo === card.orderNo)) return { kind: 'chosen-before', card };
  if (card.pickup !== null) return { kind: 'picked-up', card };
  if (card.status !== 'on-the-way') return { kind: 'withdrawn', card };
  return { kind: chosen.length < mostOrdersPerPickup ? 'chosen' : 'full', card };
}
