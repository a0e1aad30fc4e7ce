import type { DeskLimit, PickupCard } from './shapes.ts';

/** Whether a limit still waits for a signature. */
export function isOpenLimit(limit: Pick<DeskLimit, 'state'>): boolean {
  return limit.state === 'running' || limit.state === 'near';
}

/** The pickup whose clock runs out first, and its limit; undefined where no clock runs. Deadlines that have passed and goods that are sealed wait for nobody. */
export function nearestDeadline(cards: readonly PickupCard[]): { readonly card: PickupCard; readonly limit: DeskLimit } | undefined {
  return cards
    .flatMap((card) => (card.nextLimit !== null && isOpenLimit(card.nextLimit) ? [{ card, limit: card.nextLimit }] : []))
    .toSorted((one, other) => (one.limit.dueAt < other.limit.dueAt ? -1 : 1))[0];
}
