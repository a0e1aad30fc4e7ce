import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOver } from '../../build/inspect-goods.ts';
import { publishPolicy } from '../../hq/policy/publish-policy.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import { dayMs, hourMs, msBetween, type CivilDate, type Instant } from '../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import type { PolicyDraft } from '../../shared/policy/policy-document.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

/** The shipped policy with six hours where it gives four. */
function sixHoursFrom(effectiveFrom: CivilDate): PolicyDraft {
  const { version: _, ...shipped } = defaultPolicy;
  const groups = shipped.timeLimits.groups.map((group) => (group.within.length.kind === 'hours' ? { ...group, within: { ...group.within, length: { kind: 'hours' as const, hours: 6 } } } : group));
  return { ...shipped, effectiveFrom, timeLimits: { ...shipped.timeLimits, groups } };
}

const hoursOf = (limits: readonly { readonly rule: string; readonly startsAt: Instant; readonly dueAt: Instant }[]) =>
  [...new Set(limits.filter((limit) => ['R-TL-9', 'R-TL-10'].includes(limit.rule)).map((limit) => msBetween(limit.startsAt, limit.dueAt) / hourMs))];

test('a published policy reaches the desk, judges what is picked up from its day on, and is named by the records that follow', async () => {
  const [first] = await ordersWith(desk, 'tooling');
  const [second] = await ordersWith(desk, 'material');
  const { inspection } = await takeOver(desk.bridge, [first!], house.clock.now());
  const published = await publishPolicy(house.hq.hq, { username: 'operations' }, { basedOn: defaultPolicy.version, draft: sixHoursFrom('2026-11-21' as CivilDate) });
  expect(published.ok).toBe(true);
  await desk.bridge.desk.sync({});
  house.clock.pass(dayMs);
  expect(hoursOf((await desk.bridge.pickups.get({ pickup: inspection.pickup.id })).limits)).toEqual([4]);
  expect(hoursOf((await desk.bridge.pickups.preview({ orders: [second!], pickedUpAt: house.clock.now(), metresPerLength: {} })).limits)).toEqual([6]);

  const sealed = await sealOrder(house, desk, second!);
  const versionOf = async (pickup: PickupId) => (await desk.bridge.pickups.policy({ pickup })).version;
  const { pickup } = (await desk.bridge.records.get({ record: sealed.record })).card;
  expect([await versionOf(inspection.pickup.id), await versionOf(pickup)]).toEqual([defaultPolicy.version, '2026.2']);
  await desk.bridge.desk.sync({});
  const { db } = house.hq.hq;
  expect(await db.selectFrom('records').select('policy_version').where('id', '=', sealed.record).execute()).toEqual([{ policy_version: '2026.2' }]);
  const limits = await db.selectFrom('pickup_limits').innerJoin('record_limits', (join) => join.onRef('record_limits.rule', '=', 'pickup_limits.rule')).select(['pickup_limits.rule', 'pickup_limits.starts_at as startsAt', 'pickup_limits.due_at as dueAt'])
    .where('record_limits.record', '=', sealed.record).where('pickup_limits.record', '=', sealed.record).execute();
  expect(hoursOf(limits)).toEqual([6]);
});
