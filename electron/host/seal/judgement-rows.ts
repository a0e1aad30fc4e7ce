import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

export type Verdict = 'in-time' | 'late' | 'needs-review';

/** HQ's judgement of a record under one limit. */
export interface JudgementRow {
  readonly record: RecordId;
  readonly rule: string;
  readonly dueAt: Instant;
  readonly verdict: Verdict;
}

export function readJudgements(store: Store, pickup: PickupId): readonly JudgementRow[] {
  return rowsOf<JudgementRow>(
    store.prepare('SELECT j.record, j.rule, j.due_at AS dueAt, j.verdict FROM judgement j JOIN record r ON r.id = j.record WHERE r.pickup = ?').all(pickup),
  );
}

/** HQ may judge again; its newest word stands. */
export function writeJudgement(store: Store, judgement: JudgementRow): void {
  store
    .prepare('INSERT INTO judgement (record, rule, due_at, verdict) VALUES (?, ?, ?, ?) ON CONFLICT (record, rule) DO UPDATE SET due_at = excluded.due_at, verdict = excluded.verdict')
    .run(judgement.record, judgement.rule, judgement.dueAt, judgement.verdict);
}
