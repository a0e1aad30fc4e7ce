import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** What a person at HQ decided of goods in doubt under one limit, for as long as it ends at `dueAt`. */
export interface SettlementRow {
  readonly pickup: PickupId;
  readonly rule: string;
  readonly dueAt: Instant;
  readonly verdict: 'deemed-accepted' | 'kept-open';
  readonly reason: string;
  readonly settledAt: Instant;
}

export function readSettlements(store: Store, pickup: PickupId): readonly SettlementRow[] {
  return rowsOf<SettlementRow>(store.prepare('SELECT pickup, rule, due_at AS dueAt, verdict, reason, settled_at AS settledAt FROM settlement WHERE pickup = ?').all(pickup));
}

/** HQ may decide again; its newest word stands. */
export function writeSettlement(store: Store, { pickup, rule, dueAt, verdict, reason, settledAt }: SettlementRow): void {
  store
    .prepare(
      `INSERT INTO settlement (pickup, rule, due_at, verdict, reason, settled_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (pickup, rule) DO UPDATE SET due_at = excluded.due_at, verdict = excluded.verdict, reason = excluded.reason, settled_at = excluded.settled_at
       WHERE excluded.settled_at >= settlement.settled_at`,
    )
    .run(pickup, rule, dueAt, verdict, reason, settledAt);
}
