import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { hourMs } from '../../../shared/kernel/instant.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('a report that is refused, on %s', (kind) => {
  let house: ConsoleHq;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
  });
  afterAll(() => house.close());

  async function newDesk(): Promise<TestDesk> {
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const desk = new TestDesk(house.url, house.clock.now);
    await desk.enrol(code.value.code);
    return desk;
  }

  it('R-TL-23: is no contact of the desk, so nothing is deemed accepted by it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()];
    const { body } = desk.seal({ lines: [{ productClass: 'material', unit: 'piece' }], keepChain: true }).record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    const report = { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 3, parked: 0 } };
    expect((await desk.call('POST', '/wire/v1/reports', { ...report, wall: house.clock.now() })).status).toBe(200);
    const heard = () => house.hq.db.selectFrom('devices').select(['complete_report_at', 'last_contact_at', 'waiting']).where('id', '=', other.device).executeTakeFirstOrThrow();
    const before = await heard();
    house.clock.advance(hourMs);
    await other.fetchAnchor();
    const refused = await other.call('POST', '/wire/v1/reports', { ...report, wall: house.clock.now() });
    expect([refused.status, refused.body.data.code]).toEqual([422, 'record.foreign']);
    expect(await heard()).toEqual(before);
  });
});
