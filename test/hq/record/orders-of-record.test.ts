import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { makeUuid7, type DealerId, type OrderNo, type PickupId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('of a truck with two orders, on %s', (kind) => {
  let house: ConsoleHq;
  let desk: TestDesk;
  const pickup = makeUuid7<PickupId>(1_763_800_000_000, randomBytes(10));
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    desk = new TestDesk(house.url, house.clock.now);
    await desk.enrol(code.value.code);
  });
  afterAll(() => house.close());

  /** One line of each of two orders; the record is about the second one. */
  const seal = (wish: 'refusal' | 'feedback') =>
    desk.seal({
      kind: wish, pickup: { id: pickup, pickedUpAt: house.clock.now() }, orderNo: 'CK-ONE', lines: [{ productClass: 'home', unit: 'piece' }],
      change: (record) => {
        const { body } = record;
        if (body.kind !== 'refusal' && body.kind !== 'feedback') return record;
        const orders = body.pickup.orders.flatMap((order) => [order, { ...order, orderNo: 'CK-TWO' as OrderNo }]);
        return { ...record, body: { ...body, pickup: { ...body.pickup, orders }, lines: body.lines.map((line) => ({ ...line, line: lineKey('CK-TWO', 1) })) } };
      },
    });

  it('a refusal names the order that was refused, in its row, its notice and on the orders’ pages', async () => {
    const work = seal('refusal');
    expect((await desk.put(work)).status).toBe(200);
    const dispatcher = await house.signIn('dispatcher-east');
    const { rows } = (await dispatcher('GET', '/console/v1/records?kind=refusal&limit=10')).body;
    expect(rows.map((row: { record: string; orderNos: string[] }) => [row.record, row.orderNos])).toContainEqual([work.record.id, ['CK-TWO']]);
    const notices = (await dispatcher('GET', '/console/v1/notices?limit=50')).body.rows as { record: string; orderNos: string[] }[];
    expect(notices.find((notice) => notice.record === work.record.id)?.orderNos).toEqual(['CK-TWO']);
    const ofOrder = async (orderNo: string) => ((await dispatcher('GET', `/console/v1/orders/${orderNo}`)).body.records as { record: string }[]).map((row) => row.record);
    expect(await ofOrder('CK-TWO')).toEqual([work.record.id]);
    expect(await ofOrder('CK-ONE')).toEqual([]);
  });

  it('a notice of installation names its goods and their order', async () => {
    const work = desk.seal({ change: (record) => ({ ...record, body: { kind: 'install-notice', pickup, lines: [lineKey('CK-ONE', 1), lineKey('CK-GONE', 7)], warnedAt: house.clock.now(), damageOpen: true, note: '' } }) });
    expect((await desk.put(work)).status).toBe(200);
    const assistant = await house.signIn('assistant-east');
    const view = (await assistant('GET', `/console/v1/records/${work.record.id}`)).body;
    expect(view.row.orderNos).toEqual(['CK-ONE', 'CK-GONE']);
    expect(view.installed).toEqual([{ orderNo: 'CK-ONE', lineNo: 1, name: expect.stringMatching(/./) }, { orderNo: 'CK-GONE', lineNo: 7, name: '' }]);
  });

  it('a notice of installation names nothing of another dealer’s goods, though it names their pickup', async () => {
    const theirs = makeUuid7<PickupId>(1_763_800_000_001, randomBytes(10));
    const work = desk.seal({ change: (record) => ({ ...record, body: { kind: 'install-notice', pickup: theirs, lines: [lineKey('CK-THEIRS', 1)], warnedAt: house.clock.now(), damageOpen: false, note: '' } }) });
    expect((await desk.put(work)).status).toBe(200);
    const code = await issueCode(house.hq, { dealer: 'JX0047' as DealerId, device: null, person: { name: '别人', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const stranger = new TestDesk(house.url, house.clock.now);
    await stranger.enrol(code.value.code);
    expect((await stranger.put(stranger.seal({ pickup: { id: theirs, pickedUpAt: house.clock.now() }, orderNo: 'CK-THEIRS', lines: [{ productClass: 'home', unit: 'piece' }] }))).status).toBe(200);
    const assistant = await house.signIn('assistant-east');
    expect((await assistant('GET', `/console/v1/records/${work.record.id}`)).body.installed).toEqual([{ orderNo: 'CK-THEIRS', lineNo: 1, name: '' }]);
  });
});
