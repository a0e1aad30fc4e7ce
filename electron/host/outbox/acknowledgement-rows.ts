import type { RecordId } from '../../../shared/kernel/ids.ts';
import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

export interface AcknowledgementRow {
  readonly of: Acknowledgement['of'];
  readonly epoch: string;
  readonly signed: SignedText;
}

/** What HQ has acknowledged of a record, the earliest first. */
export function readAcknowledgements(store: Store, record: RecordId): readonly AcknowledgementRow[] {
  const rows = rowsOf<Omit<AcknowledgementRow, 'signed'> & { signed: string }>(
    store.prepare('SELECT "of", epoch, signed FROM acknowledgement WHERE record = ? ORDER BY received_at, "of" DESC').all(record),
  );
  return rows.map((row) => ({ ...row, signed: JSON.parse(row.signed) as SignedText }));
}

/** Keeps a verified acknowledgement; the first of each epoch stays. Answers whether it is new. */
export function keepAcknowledgement(store: Store, acknowledgement: Acknowledgement, signed: SignedText): boolean {
  return (
    store
      .prepare('INSERT INTO acknowledgement (record, "of", epoch, received_at, signed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(acknowledgement.record, acknowledgement.of, acknowledgement.epoch, acknowledgement.receivedAt, JSON.stringify(signed)).changes === 1
  );
}
