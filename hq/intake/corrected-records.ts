import type { OpenedRecord } from '../../proof/record.ts';
import type { DealerId, OrderNo, PickupId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { prepare } from '../store/prepared-query.ts';
import { ordersOfRecord } from '../../shared/seal/orders-of-record.ts';
import type { Asking } from '../store/together.ts';

/** The goods a record is about. */
export interface Subject {
  readonly pickup: PickupId | null;
  readonly orderNos: readonly OrderNo[];
}

interface Fresh {
  readonly opened: OpenedRecord;
}

interface Known {
  readonly hash: Sha256;
  readonly dealer: DealerId;
  readonly subject: Subject;
}

const held = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) => db.selectFrom('records').select(['id', 'hash', 'dealer', 'pickup', 'order_nos']).where(words.among('id', ids)));

/**
 * What fresh records are about. A correction is about what the record is about that it points back at: one that HQ holds or takes in beside it, of the same dealer and with the hash
 * it names. One that points at anything else stands for itself.
 */
export async function subjectsOf(trx: Asking, fresh: readonly Fresh[]): Promise<ReadonlyMap<RecordId, Subject>> {
  const pointed = fresh.flatMap(({ opened: { record: { body } } }) => (body.kind === 'correction' ? [body.corrects] : []));
  const rows = pointed.length === 0 ? [] : await held(trx, { ids: pointed });
  const known = new Map<RecordId, Known>(rows.map(({ id, hash, dealer, pickup, order_nos: orderNos }) => [id, { hash, dealer, subject: { pickup, orderNos: JSON.parse(orderNos) as OrderNo[] } }]));
  const subjects = new Map<RecordId, Subject>();
  for (const { opened: { record, hash } } of fresh) {
    const { body } = record;
    const corrected = body.kind === 'correction' ? known.get(body.corrects) : undefined;
    const isMeant = body.kind === 'correction' && corrected?.hash === body.correctsHash && corrected.dealer === record.dealer;
    const subject = isMeant ? corrected.subject : { pickup: pickupOf(body), orderNos: ordersOfRecord(record) };
    subjects.set(record.id, subject);
    known.set(record.id, { hash, dealer: record.dealer, subject });
  }
  return subjects;
}

function pickupOf(body: Fresh['opened']['record']['body']): PickupId | null {
  switch (body.kind) {
    case 'feedback':
    case 'refusal':
      return body.pickup.id;
    case 'install-notice':
      return body.pickup;
    default:
      return null;
  }
}
