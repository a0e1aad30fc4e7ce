import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('corrections on %s', (kind) => {
  let house: ConsoleHq;
  let desk: TestDesk;
  let other: TestDesk;
  let assistant: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    desk = await deskOf('JX0012');
    other = await deskOf('JX0047');
    assistant = await house.signIn('assistant-east');
  });
  afterAll(() => house.close());

  async function deskOf(dealer: string): Promise<TestDesk> {
    const code = await issueCode(house.hq, { dealer: dealer as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const enrolled = new TestDesk(house.url, house.clock.now);
    expect((await enrolled.enrol(code.value.code)).status).toBe(200);
    return enrolled;
  }

  function correct(by: TestDesk, { record, hash }: Pick<SealedWork, 'record' | 'hash'>, note = '第 1 行实到 9 套'): SealedWork {
    return by.seal({ change: (sealed) => ({ ...sealed, body: { kind: 'correction', corrects: record.id, correctsHash: hash, note } }) });
  }

  async function view(record: RecordId): Promise<RecordView> {
    const answer = await assistant('GET', `/console/v1/records/${record}`);
    expect(answer.status).toBe(200);
    return answer.body as RecordView;
  }

  test('a correction stands beside the record it points back at, and the region’s assistant is told', async () => {
    const work = desk.seal({});
    const correction = correct(desk, work);
    expect((await desk.put(work)).status).toBe(200);
    expect((await desk.put(correction)).status).toBe(200);
    const corrected = await view(work.record.id);
    expect(corrected.corrections).toMatchObject([{ record: correction.record.id, note: '第 1 行实到 9 套', person: work.record.person.name }]);
    expect(corrected.siblings).toMatchObject([{ record: correction.record.id, note: '第 1 行实到 9 套' }]);
    expect(corrected.row.note).toBeNull();
    expect((await view(correction.record.id)).row.orderNos).toEqual(corrected.row.orderNos);
    expect((await assistant('GET', '/console/v1/home')).body).toMatchObject({ unseenCorrections: 1 });
    const listed = async (query: string) => ((await assistant('GET', `/console/v1/records?${query}`)).body as { readonly rows: readonly { readonly record: string }[] }).rows.map((row) => row.record);
    expect(await listed('withDifferences=true')).toEqual([correction.record.id]);
    expect(await listed('withDifferences=false')).toEqual([work.record.id]);
    const told = (await assistant('GET', '/console/v1/notices')).body as { readonly rows: readonly { readonly kind: string; readonly record: string }[] };
    expect(told.rows.filter((row) => row.kind === 'correction').map((row) => row.record)).toEqual([correction.record.id]);
  });

  test('a record, its correction and the correction of that, taken in together, all belong to one pickup', async () => {
    const work = desk.seal({});
    const first = correct(desk, work);
    const second = correct(desk, first, '品名没有写错');
    const answers = await house.hq.intake.accept({ signed: work.signed, sender: { device: work.record.device, dealer: work.record.dealer }, id: null }).then(async (one) => [
      one,
      ...(await Promise.all([first, second].map(async ({ signed, record }) => house.hq.intake.accept({ signed, sender: { device: record.device, dealer: record.dealer }, id: null })))),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect((await view(work.record.id)).siblings.map((row) => row.record)).toEqual([first.record.id, second.record.id]);
    expect((await view(first.record.id)).corrections).toMatchObject([{ record: second.record.id }]);
  });

  test.each(['of another dealer', 'with another hash', 'of nothing HQ holds'] as const)('a correction %s is kept and stands for itself', async (which) => {
    const work = desk.seal({});
    expect((await desk.put(work)).status).toBe(200);
    const by = which === 'of another dealer' ? other : desk;
    const pointed = { record: which === 'of nothing HQ holds' ? { ...work.record, id: work.record.id.replace(/.$/, (end) => (end === '0' ? '1' : '0')) as RecordId } : work.record, hash: which === 'with another hash' ? ('0'.repeat(64) as Sha256) : work.hash };
    const correction = correct(by, pointed);
    expect((await by.put(correction)).status).toBe(200);
    expect((await view(work.record.id)).corrections).toEqual([]);
  });
});
