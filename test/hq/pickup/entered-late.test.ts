import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { makeUuid7, type DealerId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs } from '../../../shared/kernel/instant.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

let house: ConsoleHq;
beforeAll(async () => {
  house = await openConsoleHq('sqlite');
});
afterAll(() => house.close());

it.each([['entered a month later', 30, '["entered-after-deadline"]'], ['entered at once', 0, '["contact-after-deadline"]']])('says of a pickup that was %s why it is deemed accepted', async (_, daysLater, because) => {
  const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(house.url, house.clock.now);
  await desk.enrol(code.value.code);
  const enteredAt = house.clock.now();
  const id = makeUuid7<PickupId>(epochMs(enteredAt), randomBytes(10));
  const { body } = desk.seal({ pickup: { id, pickedUpAt: addMs(enteredAt, -daysLater * dayMs) }, lines: [{ productClass: 'material', unit: 'piece' }], keepChain: true }).record;
  if (body.kind !== 'feedback') throw new Error('a feedback is expected');
  const report = { pickup: { ...body.pickup, enteredAt, timeChangedBecause: daysLater === 0 ? null : '补录' }, revision: 1, limitsShownAt: null, reminders: [], unsent: [] };
  const told = () => desk.call('POST', '/wire/v1/reports', { pickups: [report], complete: true, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });
  expect((await told()).status).toBe(200);
  house.clock.advance(dayMs);
  await desk.fetchAnchor();
  expect((await told()).status).toBe(200);
  expect(await house.hq.db.selectFrom('pickup_limits').select(['state', 'because']).where('pickup', '=', id).execute()).toEqual([{ state: 'deemed-accepted', because }]);
});
