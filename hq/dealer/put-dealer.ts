import type { Dealer } from '../../shared/dealer/dealer.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import { regionOf } from '../auth/session-routes.ts';
import type { Hq } from '../hq.ts';
import { startStream } from '../notice/start-stream.ts';
import { tellDealers } from './tell-dealers.ts';

/** Adds or changes a dealer and tells it. A new dealer's stream begins with who it is, the policy and the calendar. `thing.not-found` for a region that is not there. */
export async function putDealer(hq: Pick<Hq, 'db' | 'clock' | 'rules'>, staff: Pick<StaffIdentity, 'username'>, dealer: Dealer): Promise<Outcome<void>> {
  const now = hq.clock.now();
  const { id, ...values } = dealer;
  return hq.db.transaction().execute(async (trx) => {
    const region = await trx.selectFrom('regions').selectAll().where('id', '=', dealer.region).executeTakeFirst();
    if (region === undefined) return refused(problem('thing.not-found', { what: 'region', id: dealer.region }));
    const before = await trx.selectFrom('dealers').select(['name', 'region', 'level', 'phone', 'address']).where('id', '=', id).executeTakeFirst();
    if (before !== undefined && isSame(before, values)) return done(undefined);
    // Before the stream begins: it lets publications of policies wait, see `startStream`.
    await appendAudit(trx, { at: now, who: staff.username, action: before === undefined ? 'add-dealer' : 'change-dealer', about: `dealer:${id}`, details: JSON.stringify(values) });
    const row = { ...values, search: searchText(dealer), changed_at: now };
    if (before === undefined) {
      await trx.insertInto('dealers').values({ id, ...row, news_last: 0 }).execute();
      await startStream(trx, hq, dealer, regionOf(region));
    } else {
      await trx.updateTable('dealers').set(row).where('id', '=', id).execute();
      await tellDealers(trx, [id], now);
    }
    return done(undefined);
  });
}

function isSame(before: Omit<Dealer, 'id'>, values: Omit<Dealer, 'id'>): boolean {
  return before.name === values.name && before.region === values.region && before.level === values.level && before.phone === values.phone && before.address === values.address;
}

/** Lower-case words that the search boxes find a dealer by. */
function searchText(dealer: Dealer): string {
  return [dealer.id, dealer.name, dealer.phone, dealer.address].join('\n').toLowerCase();
}
