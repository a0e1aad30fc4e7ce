import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealWish } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('who is told of a record on %s', (kind) => {
  let house: ConsoleHq;
  let desk: TestDesk;
  let people: Readonly<Record<string, Caller>>;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code.value.code)).status).toBe(200);
    const names = ['assistant-east', 'dispatcher-east', 'aftersales', 'assistant-central', 'production'];
    people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await house.signIn(name)] as const)));
  });
  afterAll(() => house.close());

  /** Hands a record in and says what each person is told of it. */
  async function toldOf(wish: SealWish): Promise<Readonly<Record<string, readonly string[]>>> {
    const work = desk.seal(wish);
    expect((await desk.put(work)).status).toBe(200);
    const told = await Promise.all(
      Object.entries(people).map(async ([name, call]) => {
        const { rows } = (await call('GET', '/console/v1/notices')).body as { readonly rows: readonly { readonly kind: string; readonly record: string | null }[] };
        return [name, rows.filter((row) => row.record === work.record.id).map((row) => row.kind)] as const;
      }),
    );
    return Object.fromEntries(told.filter(([, kinds]) => kinds.length > 0));
  }
  const photos = () => [randomBytes(400), randomBytes(400), randomBytes(400)];

  test('R-IN-7: goods in order trouble nobody', async () => {
    expect(await toldOf({})).toEqual({});
  });

  test('R-IN-9: findings of stage 2 go to after-sales beside the business assistant of the region', async () => {
    expect(await toldOf({ photos: photos() })).toEqual({ 'assistant-east': ['feedback-with-differences'], aftersales: ['feedback-with-differences'] });
  });

  test('differences of stage 1 go to the business assistant of the region', async () => {
    const atTheYard: SealWish['change'] = (record) => (record.body.kind === 'feedback' ? { ...record, body: { ...record.body, findings: record.body.findings.map((finding) => ({ ...finding, stage: 1 as const })) } } : record);
    expect(await toldOf({ photos: photos(), change: atTheYard })).toEqual({ 'assistant-east': ['feedback-with-differences'] });
  });

  test('R-IN-8: a refusal goes to the dispatcher of the region at once, and to those who handle it after', async () => {
    expect(await toldOf({ kind: 'refusal' })).toEqual({ 'assistant-east': ['refusal'], 'dispatcher-east': ['refusal'], aftersales: ['refusal'] });
  });

  test('R-TL-19: what nobody can prove to be in time is for a person to decide', async () => {
    const pickedUpAt = house.clock.now();
    house.clock.advance(5 * 3_600_000);
    await desk.fetchAnchor();
    expect(await toldOf({ lines: [{ productClass: 'material', unit: 'piece' }], pickup: { id: desk.seal({ keepChain: true }).record.id as never, pickedUpAt }, elapsedMs: null })).toEqual({ 'assistant-east': ['needs-review'], aftersales: ['needs-review'] });
  });
});
