import { sha256 } from '../../proof/sha256.ts';
import { makeUuid7, type DealerId, type RegionId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';
import { postNotices } from '../notice/post-notices.ts';
import { isTaken } from '../store/query.ts';
import type { BringingPerson, SendingDesk } from './incoming.ts';

/** How much of a refused record is kept, and how many of one desk or one person: nobody fills HQ's disk with what it refuses. */
export const mostQuarantinedBytes = 256_000;
export const mostQuarantinedPerSender = 200;

/** A record that HQ refused, as it came, and under whom it is kept: its desk, or who brought it where no certificate says whose it is. */
export interface Refused {
  readonly content: Uint8Array;
  readonly problem: Problem;
  readonly recordId: string | null;
  /** The place in its desk's chain that it claims; null where it could not be read. */
  readonly sequence: number | null;
  readonly from: SendingDesk | BringingPerson;
}

/**
 * Keeps a refused record for an administrator: its first bytes as they came, once for each sender, text and problem; beyond
 * `mostQuarantinedPerSender` the sender's oldest goes. Administrators are told once for each sender and problem of a day.
 */
export async function quarantine(hq: Pick<Hq, 'db' | 'clock' | 'random' | 'noticeBoard'>, refused: Refused): Promise<void> {
  const now = hq.clock.now();
  const content = Buffer.from(refused.content);
  const { device, dealer, broughtBy } = { device: null, dealer: null, broughtBy: null, ...refused.from };
  const column = device === null ? ('brought_by' as const) : ('device' as const);
  const sender = device ?? broughtBy ?? '';
  const hash = sha256(content);
  const id = makeUuid7<string>(epochMs(now), hq.random(10));
  const fresh = await hq.db
    .transaction()
    .execute(async (trx) => {
      const known = await trx.selectFrom('quarantine').select('id').where(column, '=', sender).where('sha256', '=', hash).where('problem', '=', refused.problem.code).executeTakeFirst();
      if (known !== undefined) return 0;
      await trx
        .insertInto('quarantine')
        .values({
          id, received_at: now, device, dealer, brought_by: broughtBy, record_id: refused.recordId, problem: refused.problem.code, details: JSON.stringify(refused.problem.details),
          bytes: content.length, sha256: hash, content: content.subarray(0, mostQuarantinedBytes).toString('base64'), truncated: content.length > mostQuarantinedBytes ? 1 : 0,
        })
        .execute();
      const kept = trx.selectFrom('quarantine').select('id').where(column, '=', sender).orderBy('received_at', 'desc').orderBy('id', 'desc').limit(mostQuarantinedPerSender);
      await trx.deleteFrom('quarantine').where(column, '=', sender).where('id', 'not in', kept).execute();
      const row = dealer === null ? undefined : await trx.selectFrom('dealers').select('region').where('id', '=', dealer).executeTakeFirst();
      return postNotices(trx, [tellingOf(refused, sender, dealer, now.slice(0, 10), row?.region ?? null)], now, hq.random);
    })
    .catch((fault: unknown) => {
      // The same bytes, refused twice at the same moment: one of them is kept.
      if (isTaken(fault)) return 0;
      throw fault;
    });
  if (fresh > 0) hq.noticeBoard.ring();
}

/** A restored or copied desk that seals on its own shows as a second branch of one chain. */
function tellingOf(refused: Refused, sender: string, dealer: DealerId | null, day: string, region: RegionId | null) {
  const isFork = refused.problem.code === 'record.chain-broken' && refused.sequence !== null && refused.sequence <= refused.problem.details.expectedSequence;
  return {
    once: `${isFork ? 'device-lost-sequence' : 'quarantined'}:${sender}:${refused.problem.code}:${day}`,
    kind: isFork ? ('device-lost-sequence' as const) : ('quarantined' as const),
    roles: ['administrator'] as const,
    dealer,
    region,
    record: null,
    pickup: null,
    orderNos: [],
  };
}
