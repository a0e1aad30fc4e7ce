import type { Transaction } from 'kysely';
import type { Dealer, Region } from '../../shared/dealer/dealer.ts';
import type { Hq } from '../hq.ts';
import { signedFrom } from '../policy/rule-book.ts';
import type { Tables } from '../store/tables.ts';
import { postNews } from './post-news.ts';

/**
 * The first items of a new dealer's stream: who it is and whom it reaches, the policy in force and those that are to come, the calendar.
 * The caller has written to the audit before, so that no policy is published between reading and the end of the transaction.
 */
export async function startStream(trx: Transaction<Tables>, hq: Pick<Hq, 'rules' | 'clock'>, dealer: Dealer, region: Region): Promise<void> {
  const now = hq.clock.now();
  await hq.rules.reload(trx);
  const { policies, calendar } = signedFrom(hq.rules, now);
  await postNews(trx, dealer.id, [{ kind: 'dealer', dealer, region }, ...policies.map((policy) => ({ kind: 'policy' as const, policy })), { kind: 'calendar', calendar }], now);
}
