import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

interface Row {
  readonly who: string;
  readonly whoNamed: { readonly name: string; readonly more: string } | null;
  readonly action: string;
  readonly about: string;
  readonly aboutNamed: { readonly name: string; readonly more: string } | null;
}

describe.each(['sqlite', 'postgres'] as const)('names in the audit on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let desk: TestDesk;
  let work: SealedWork;
  const dealerName = '济南恒安门窗经营部';

  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    desk = new TestDesk(house.url, house.clock.now);
    await desk.enrol(house.demo.deskCode);
    work = desk.seal({ orderNo: 'ZD-88' });
    expect((await desk.put(work)).status).toBe(200);
    const east = await house.signIn('assistant-east');
    expect((await east('POST', `/console/v1/records/${work.record.id}/seen`, { seen: true })).status).toBe(200);
    const erp = house.withKey((await admin('POST', '/console/v1/import-keys', { name: '金蝶云' })).body.key);
    const { body } = work.record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    const order: OutboundOrder = { ...(body.pickup.orders[0] as OutboundOrder), orderNo: 'ZD-89' as OutboundOrder['orderNo'], source: 'hq' };
    expect((await erp('POST', '/erp/v1/outbound-orders', { orders: [order] })).status).toBe(200);
    expect((await admin('POST', `/console/v1/persons/${desk.person.id}/revocation`, { reason: '离职' })).status).toBe(200);
    expect((await admin('POST', `/console/v1/desks/${desk.device}/revocation`, { reason: '丢失' })).status).toBe(200);
  });
  afterAll(() => house.close());

  const list = async (text = '') => (await admin('GET', `/console/v1/audit?${new URLSearchParams({ text, limit: '200' }).toString()}`)).body as { rows: Row[]; total: number };
  const entry = async (action: string): Promise<Row> => {
    const row = (await list()).rows.find((each) => each.action === action);
    if (row === undefined) throw new Error(`no ${action}`);
    return row;
  };

  test('people have theirs beside the user name, wherever they act or are acted on', async () => {
    const assistant = { name: '刘雨晴', more: 'assistant-east' };
    expect((await list('assistant-east')).rows.find((row) => row.action === 'sign-in')).toMatchObject({ who: 'assistant-east', whoNamed: assistant, aboutNamed: assistant });
    expect(await entry('see-record')).toMatchObject({ whoNamed: assistant, about: `record:${work.record.id}`, aboutNamed: { name: 'ZD-88', more: dealerName } });
  });

  test('desks, dealers, signers and keys have their own', async () => {
    const desks = { name: '前台电脑', more: dealerName };
    expect(await entry('enrol-desk')).toMatchObject({ who: `desk:${desk.device}`, whoNamed: desks, about: 'dealer:JX0012', aboutNamed: { name: dealerName, more: 'JX0012' } });
    expect(await entry('revoke-desk')).toMatchObject({ aboutNamed: desks });
    expect(await entry('revoke-person')).toMatchObject({ aboutNamed: { name: desk.person.name, more: dealerName } });
    expect(await entry('put-orders')).toMatchObject({ whoNamed: { name: '金蝶云', more: '' }, aboutNamed: { name: '金蝶云', more: '' } });
  });

  test('are none where HQ itself acts, or nobody knows the thing', async () => {
    expect(await entry('import-orders')).toMatchObject({ who: 'demonstration', whoNamed: null, about: 'demonstration', aboutNamed: null });
  });

  test('find their entries, as the page shows them', async () => {
    const found = async (text: string) => (await list(text)).rows.map((row) => row.action);
    expect(await found('刘雨晴')).toEqual(['see-record', 'sign-in', 'add-staff', 'add-region']);
    expect(await found('ZD-88')).toEqual(['see-record']);
    expect(await found('前台电脑')).toEqual(expect.arrayContaining(['revoke-desk', 'enrol-desk']));
    expect(await found('金蝶云')).toEqual(['put-orders', 'issue-import-key']);
    expect(await found(desk.person.name)).toEqual(expect.arrayContaining(['revoke-person', 'enrol-desk']));
    expect(await found('%')).toEqual([]);
    expect((await list('刘雨晴')).total).toBe(4);
  });
});
