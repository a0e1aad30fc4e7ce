import type { Answer } from '../../../shared/bridge/shapes.ts';
import type { OrderNo, PickupId } from '../../../shared/kernel/ids.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

type Raw = Omit<Answer, 'orderNos'> & { orderNos: string };

const columns = 'number, at, kind, record, pickup, order_nos AS orderNos, text, verdict';

function fromRaw(raw: Raw): Answer {
  return { ...raw, orderNos: JSON.parse(raw.orderNos) as OrderNo[] };
}

/** HQ's newest answers, the newest first. */
export function readAnswers(store: Store, limit: number): readonly Answer[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM answer ORDER BY number DESC LIMIT ?`).all(limit)).map(fromRaw);
}

/** What HQ answered of a pickup or of a record of it, the earliest first. */
export function readAnswersOfPickup(store: Store, pickup: PickupId): readonly Answer[] {
  const sql = `SELECT ${columns} FROM answer WHERE pickup = :pickup OR record IN (SELECT id FROM record WHERE pickup = :pickup) ORDER BY number`;
  return rowsOf<Raw>(store.prepare(sql).all({ pickup })).map(fromRaw);
}

export function writeAnswer(store: Store, answer: Omit<Answer, 'number'>): void {
  store
    .prepare('INSERT INTO answer (at, kind, record, pickup, order_nos, text, verdict) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(answer.at, answer.kind, answer.record, answer.pickup, JSON.stringify(answer.orderNos), answer.text, answer.verdict);
}
