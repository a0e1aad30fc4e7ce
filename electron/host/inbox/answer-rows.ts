import type { Answer } from '../../../shared/bridge/shapes.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** HQ's newest answers, the newest first. */
export function readAnswers(store: Store, limit: number): readonly Answer[] {
  const rows = rowsOf<Omit<Answer, 'orderNos'> & { orderNos: string }>(
    store.prepare('SELECT number, at, kind, record, pickup, order_nos AS orderNos, text, verdict FROM answer ORDER BY number DESC LIMIT ?').all(limit),
  );
  return rows.map((row) => ({ ...row, orderNos: JSON.parse(row.orderNos) as OrderNo[] }));
}

export function writeAnswer(store: Store, answer: Omit<Answer, 'number'>): void {
  store
    .prepare('INSERT INTO answer (at, kind, record, pickup, order_nos, text, verdict) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(answer.at, answer.kind, answer.record, answer.pickup, JSON.stringify(answer.orderNos), answer.text, answer.verdict);
}
