import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { openSignedText } from '../../../proof/signed-text.ts';
import { makeUuid7, type DealerId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { databaseImage } from '../../kit/database-image.ts';
import { TestDesk, type SealWish, type SealedWork } from '../../kit/hq-desk.ts';

const { version: _, ...shipped } = defaultPolicy;
/** Small things within six hours instead of four. */
const sixHours: PolicyDraft = {
  ...shipped,
  effectiveFrom: '2026-11-23' as PolicyDraft['effectiveFrom'],
  timeLimits: {
    ...shipped.timeLimits,
    groups: shipped.timeLimits.groups.map((group) => (group.within.rule === 'R-TL-9' ? { ...group, within: { rule: 'R-TL-9', length: { kind: 'hours', hours: 6 } } } : group)),
  },
};
const materials = [{ productClass: 'material', unit: 'piece' }] as const;

describe.each(['sqlite', 'postgres'] as const)('published rules on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let director: Caller;
  let desk: TestDesk;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    director = await house.signIn('operations');
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code.value.code)).status).toBe(200);
  });
  afterAll(() => house.close());

  const newsOf = async (dealer: string, news: 'policy' | 'calendar') => {
    const rows = await house.hq.db.selectFrom('news').select('document').where('dealer', '=', dealer as DealerId).where('kind', '=', news).orderBy('number').execute();
    return rows.map((row) => {
      const opened = openSignedText(JSON.parse(row.document)[news], house.hq.keys.authority, 'hq');
      if (!opened.ok) throw new Error(opened.problem.code);
      return opened.value.value as { readonly version: string };
    });
  };
  /** Goods picked up at an instant and fed back now. */
  const feedBack = async (pickedUpAt: Instant, { lines = materials, policy = '2026.1' }: { readonly lines?: NonNullable<SealWish['lines']>; readonly policy?: string } = {}): Promise<SealedWork> => {
    const change: SealWish['change'] = (record) => ({ ...record, policy: { ...record.policy, version: policy as typeof record.policy.version } });
    const work = desk.seal({ pickup: { id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt }, lines, elapsedMs: 0, change });
    expect((await desk.put(work)).status).toBe(200);
    return work;
  };
  const limitsOf = async ({ record }: SealedWork) => house.hq.db.selectFrom('record_limits').select(['rule', 'due_at', 'verdict']).where('record', '=', record.id).execute();
  const timelinessOf = async ({ record }: SealedWork) => (await house.hq.db.selectFrom('records').select('timeliness').where('id', '=', record.id).executeTakeFirstOrThrow()).timeliness;

  test('begin with what is shipped', async () => {
    const { status, body } = await admin('GET', '/console/v1/rules');
    expect([status, body.today, body.policies.map((each: { document: { version: string } }) => each.document.version)]).toEqual([200, '2026-11-22', ['2026.1']]);
    expect(body.calendar.document.years.map((each: { year: number }) => each.year)).toEqual([2024, 2025, 2026]);
  });

  test('a draft is replayed over past pickups by class, and nothing is written', async () => {
    await feedBack(addMs(house.clock.now(), -5 * hourMs));
    await feedBack(addMs(house.clock.now(), -7 * hourMs));
    await feedBack(addMs(house.clock.now(), -3 * hourMs));
    const before = await databaseImage(house.hq.db);
    const { status, body } = await director('POST', '/console/v1/rules/replay', { draft: sixHours, days: 30 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ pickups: 3, beyond: 0, changes: [{ was: 'late', is: 'in-time', count: 1 }] });
    expect(body.cases).toMatchObject([{ dealer: 'JX0012', dealerName: '济南恒安门窗经营部', productClass: 'material', was: { rule: 'R-TL-9', state: 'late' }, is: { rule: 'R-TL-9', state: 'in-time' } }]);
    expect(epochMs(body.cases[0].is.dueAt) - epochMs(body.cases[0].was.dueAt)).toBe(2 * hourMs);
    expect((await director('POST', '/console/v1/rules/replay', { draft: { ...sixHours, timeLimits: shipped.timeLimits }, days: 30 })).body).toMatchObject({ pickups: 3, changes: [], cases: [] });
    expect(await databaseImage(house.hq.db)).toEqual(before);
  });

  test('R-TL-22: a policy starts tomorrow at the earliest, and only the operations director publishes it', async () => {
    const publication = { basedOn: '2026.1', draft: sixHours };
    expect((await admin('POST', '/console/v1/rules/policies', publication)).status).toBe(403);
    const today = await director('POST', '/console/v1/rules/policies', { ...publication, draft: { ...sixHours, effectiveFrom: '2026-11-22' } });
    expect([today.status, problemOf(today), today.body.data.details]).toEqual([422, 'rules.starts-too-early', { earliest: '2026-11-23' }]);
    const torn = { ...sixHours, order: { ...sixHours.order, leadTimes: [] } };
    expect((await director('POST', '/console/v1/rules/policies', { ...publication, draft: torn })).status).toBe(400);
    expect((await admin('GET', '/console/v1/rules')).body.policies).toHaveLength(1);
  });

  test('a published policy is signed, goes to every dealer, and two that were made from one version are not both published', async () => {
    const publication = { basedOn: '2026.1', draft: sixHours };
    const answers = await Promise.all([1, 2, 3].map(() => director('POST', '/console/v1/rules/policies', publication)));
    expect(answers.map((answer) => answer.status).toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
    expect(answers.filter((answer) => answer.status === 409).map(problemOf)).toEqual(['thing.changed-meanwhile', 'thing.changed-meanwhile']);
    expect((await admin('GET', '/console/v1/rules')).body.policies.map((each: { document: { version: string } }) => each.document.version)).toEqual(['2026.2', '2026.1']);
    for (const dealer of ['JX0012', 'JX0047', 'JX0103']) expect((await newsOf(dealer, 'policy')).map((policy) => policy.version)).toEqual(['2026.1', '2026.2']);
    const entries = await house.hq.db.selectFrom('audit').select(['who', 'about']).where('action', '=', 'publish-policy').execute();
    expect(entries).toEqual([{ who: 'operations', about: 'policy:2026.2' }]);
  });

  test('a dealer who is added before it starts gets the policy in force and the one to come', async () => {
    await admin('PUT', '/console/v1/dealers/JX0300', { id: 'JX0300', name: '天津和顺门业', region: 'east', level: 'B', phone: '022-1', address: '天津' });
    expect((await newsOf('JX0300', 'policy')).map((policy) => policy.version)).toEqual(['2026.1', '2026.2']);
  });

  test('goods picked up before it starts keep their limit, goods picked up after have the new one', async () => {
    const lastOld = await feedBack('2026-11-22T01:00:00.000Z' as Instant);
    house.clock.advance(dayMs);
    await desk.fetchAnchor();
    const firstNew = await feedBack('2026-11-22T16:00:00.000Z' as Instant);
    expect(await limitsOf(lastOld)).toMatchObject([{ due_at: '2026-11-22T05:00:00.000Z' }]);
    expect(await limitsOf(firstNew)).toMatchObject([{ due_at: '2026-11-22T22:00:00.000Z' }]);
  });

  test('R-TL-22: whoever was shown other limits is not late by limits nobody saw: a person decides', async () => {
    const pickedUpAt = addMs(house.clock.now(), -9 * hourMs);
    const underOld = await feedBack(pickedUpAt);
    const underNew = await feedBack(pickedUpAt, { policy: '2026.2' });
    expect((await limitsOf(underOld)).map((limit) => limit.verdict)).toEqual(['needs-review']);
    expect((await limitsOf(underNew)).map((limit) => limit.verdict)).toEqual(['late']);
  });

  test('R-TL-20: a year that is not loaded leaves a verdict open; the published year decides it and the dealer hears of it', async () => {
    house.clock.advance(42 * dayMs);
    await desk.fetchAnchor();
    admin = await house.signIn('admin');
    director = await house.signIn('operations');
    const doors = Array.from({ length: 5 }, () => ({ productClass: 'door' as const, unit: 'set' as const }));
    // Ten sets picked up on 30 December: two days, so the end lies on New Year's Day of a year that HQ does not know.
    const pickedUpAt = '2026-12-30T02:00:00.000Z' as Instant;
    const work = await feedBack(pickedUpAt, { lines: doors, policy: '2026.2' });
    expect([await limitsOf(work), await timelinessOf(work)]).toMatchObject([[{ rule: 'R-TL-8', due_at: '2027-01-01T16:00:00.000Z', verdict: 'needs-review' }], 'needs-review']);
    const year = { year: 2027, holidays: [{ day: '2027-01-01', name: '元旦', nameEn: "New Year's Day", inLieu: false }], makeUpDays: [] };
    const publication = { basedOn: '2026.1', source: '国务院办公厅关于 2027 年部分节假日安排的通知', year };
    expect((await director('POST', '/console/v1/rules/calendar', { ...publication, year: { ...year, makeUpDays: ['2026-02-01'] } })).status).toBe(400);
    const published = await admin('POST', '/console/v1/rules/calendar', publication);
    expect([published.status, published.body.calendar.document.version, published.body.calendar.document.years.map((each: { year: number }) => each.year)]).toEqual([200, '2027.1', [2024, 2025, 2026, 2027]]);
    expect(problemOf(await admin('POST', '/console/v1/rules/calendar', publication))).toBe('thing.changed-meanwhile');
    // Friday 1 January is the holiday; the limit ends with the day after it, and the feedback of 3 January is late.
    expect([await limitsOf(work), await timelinessOf(work)]).toMatchObject([[{ rule: 'R-TL-8', due_at: '2027-01-02T16:00:00.000Z', verdict: 'late' }], 'late']);
    expect((await newsOf('JX0047', 'calendar')).map((calendar) => calendar.version)).toEqual(['2026.1', '2027.1']);
    const told = await house.hq.db.selectFrom('news').select('document').where('dealer', '=', 'JX0012' as DealerId).where('kind', '=', 'judgement').orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow();
    expect(JSON.parse(told.document)).toMatchObject({ record: work.record.id, limits: [{ rule: 'R-TL-8', verdict: 'late' }] });
    await scanLimits(house.hq);
    expect(await timelinessOf(work)).toBe('late');
  });
});
