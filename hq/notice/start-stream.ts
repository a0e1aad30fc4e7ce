import type { Transaction } from 'kysely';
import type { Dealer, Region } from '../../shared/dealer/dealer.ts';
import type { Hq } from '../hq.ts';
import type { Tables } from '../store/tables.ts';
import { postNews } from './post-news.ts';

/** The first items of a new dealer's stream: who it is and whom it reaches, the policy in force, the calendar. */
export async function startStream(trx: Transaction<Tables>, hq: Pick<Hq, 'rules' | 'clock'>, dealer: Dealer, region: Region): Promise<void> {
  const now = hq.clock.now();
  const { policy, calendar } = hq.rules.signedNow(now);
  await postNews(trx, dealer.id, [{ kind: 'dealer', dealer, region }, { kind: 'policy', policy }, { kind: 'calendar', calendar }], now);
}
