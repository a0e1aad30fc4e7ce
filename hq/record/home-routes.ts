import type { RegionId } from '../../shared/kernel/ids.ts';
import { addMs, dayMs } from '../../shared/kernel/instant.ts';
import { staffOf } from '../http/call-context.ts';
import { listDealers } from '../dealer/list-dealers.ts';
import { listOrders } from '../delivery/list-orders.ts';
import { listPaperOrders } from '../delivery/paper-orders.ts';
import { answer } from '../http/answer.ts';
import { consoleWire } from '../http/implement.ts';
import { listRecords, recordsInSight } from './record-list.ts';

/** A desk that has not been heard of for so long is pointed out. */
const silentAfterMs = 3 * dayMs;
const mostFound = 20;

export const homeRoutes = {
  summary: consoleWire.home.summary.handler(async ({ context }) => {
    const { hq } = context;
    const staff = staffOf(context);
    const { sight } = staff;
    const regions = sight.all || sight.regions.length > 0 ? (sight.all ? null : sight.regions) : ['' as RegionId];
    const count = (query: { execute: () => Promise<readonly { readonly count: number }[]> }) => query.execute().then((rows) => rows[0]?.count ?? 0);
    const records = recordsInSight(hq.db, sight).select((eb) => eb.fn.countAll<number>().as('count'));
    const limits = hq.db
      .selectFrom('pickup_limits')
      .innerJoin('pickups', 'pickups.id', 'pickup_limits.pickup')
      .innerJoin('dealers', 'dealers.id', 'pickups.dealer')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .$if(regions !== null, (query) => query.where('dealers.region', 'in', regions ?? []));
    const orders = hq.db
      .selectFrom('outbound_orders')
      .innerJoin('dealers', 'dealers.id', 'outbound_orders.dealer')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('outbound_orders.status', '=', 'on-the-way')
      .$if(regions !== null, (query) => query.where('dealers.region', 'in', regions ?? []));
    const silent = hq.db
      .selectFrom('devices')
      .innerJoin('dealers', 'dealers.id', 'devices.dealer')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('devices.revoked_at', 'is', null)
      .where((eb) => eb.or([eb('devices.last_contact_at', 'is', null), eb('devices.last_contact_at', '<', addMs(hq.clock.now(), -silentAfterMs))]))
      .$if(regions !== null, (query) => query.where('dealers.region', 'in', regions ?? []));
    const isAdministrator = staff.roles.includes('administrator');
    return {
      unseenFeedback: await count(records.where('records.kind', '=', 'feedback').where('records.seen_at', 'is', null)),
      unseenCorrections: await count(records.where('records.kind', '=', 'correction').where('records.seen_at', 'is', null)),
      unseenRefusals: await count(records.where('records.kind', '=', 'refusal').where('records.seen_at', 'is', null)),
      needsReview: await count(records.where('records.timeliness', '=', 'needs-review')),
      nearDeadline: await count(limits.where('pickup_limits.state', '=', 'near')),
      noFeedback: await count(limits.where('pickup_limits.state', '=', 'no-feedback')),
      deemedAccepted: await count(limits.where('pickup_limits.state', '=', 'deemed-accepted')),
      onTheWay: await count(orders),
      quarantined: isAdministrator ? await count(hq.db.selectFrom('quarantine').select((eb) => eb.fn.countAll<number>().as('count'))) : 0,
      desksSilent: await count(silent),
    };
  }),
  search: consoleWire.home.search.handler(async ({ input, context }) => {
    const { hq } = context;
    const { sight } = staffOf(context);
    const records = await listRecords(hq.db, sight, { text: input.text }, { limit: mostFound });
    const orders = answer(await listOrders(hq, sight, { text: input.text, limit: mostFound }));
    const room = mostFound - orders.rows.length;
    const paper = room === 0 ? [] : answer(await listPaperOrders(hq, sight, { text: input.text, limit: room })).rows;
    const dealers = answer(await listDealers(hq, sight, { text: input.text, limit: mostFound }));
    return {
      orders: [...orders.rows, ...paper],
      records: records.rows,
      dealers: dealers.rows.map(({ id, name, region, level, phone, address }) => ({ id, name, region, level, phone, address })),
    };
  }),
};
