import type { Region } from '../../shared/dealer/dealer.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { tellDealers } from '../dealer/tell-dealers.ts';

/** Adds or changes a region. Its dealers are told whom they reach now (R-IN-7, R-IN-8); the same region again tells nobody. */
export async function putRegion(hq: Pick<Hq, 'db' | 'clock'>, staff: Pick<StaffIdentity, 'username'>, region: Region): Promise<Region> {
  const now = hq.clock.now();
  const values = { name: region.name, dispatcher_name: region.dispatcherName, dispatcher_phone: region.dispatcherPhone, assistant_name: region.assistantName, assistant_phone: region.assistantPhone };
  await hq.db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('regions').select(['name', 'dispatcher_name', 'dispatcher_phone', 'assistant_name', 'assistant_phone']).where('id', '=', region.id).executeTakeFirst();
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(values)) return;
    await trx
      .insertInto('regions')
      .values({ id: region.id, ...values, changed_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, changed_at: now }))
      .execute();
    const dealers = await trx.selectFrom('dealers').select('id').where('region', '=', region.id).orderBy('id').execute();
    await tellDealers(trx, dealers.map((dealer) => dealer.id), now);
    await appendAudit(trx, { at: now, who: staff.username, action: before === undefined ? 'add-region' : 'change-region', about: `region:${region.id}`, details: JSON.stringify(region) });
  });
  return region;
}
