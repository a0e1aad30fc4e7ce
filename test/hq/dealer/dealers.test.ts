import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';

describe.each(['sqlite', 'postgres'] as const)('regions and dealers on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
  });
  afterAll(() => house.close());

  const stream = async (dealer: string) => {
    const rows = await house.hq.db.selectFrom('news').select(['number', 'kind', 'document']).where('dealer', '=', dealer as DealerId).orderBy('number').execute();
    return rows.map((row) => ({ number: row.number, kind: row.kind, item: JSON.parse(row.document) }));
  };
  const north = { id: 'north', name: '华北', dispatcherName: '田一', dispatcherPhone: '010-1', assistantName: '田二', assistantPhone: '010-2' };
  const shop = { id: 'JX0200', name: '天津和顺门业', region: 'north', level: 'B', phone: '022-1', address: '天津' };

  test('a new dealer\'s stream begins with who it is, the policy and the calendar', async () => {
    expect(problemOf(await admin('PUT', '/console/v1/dealers/JX0200', shop))).toBe('thing.not-found');
    expect((await admin('PUT', '/console/v1/regions/north', north)).body).toEqual(north);
    expect((await admin('PUT', '/console/v1/dealers/JX0200', shop)).body).toEqual({ ...shop, desks: 0, persons: [] });
    const items = await stream('JX0200');
    expect(items.map((item) => [item.number, item.kind])).toEqual([[1, 'dealer'], [2, 'policy'], [3, 'calendar']]);
    expect(items[0]?.item).toEqual({ kind: 'dealer', number: 1, dealer: shop, region: north });
  });

  test('R-IN-7, R-IN-8: dealers are told when whom they reach changes, and only then', async () => {
    const before = (await stream('JX0200')).length;
    await admin('PUT', '/console/v1/regions/north', north);
    await admin('PUT', '/console/v1/dealers/JX0200', shop);
    expect(await stream('JX0200')).toHaveLength(before);
    await admin('PUT', '/console/v1/regions/north', { ...north, dispatcherPhone: '010-9' });
    await admin('PUT', '/console/v1/dealers/JX0200', { ...shop, name: '天津和顺门窗' });
    const told = (await stream('JX0200')).slice(before);
    expect(told.map((item) => [item.kind, item.item.region.dispatcherPhone, item.item.dealer.name])).toEqual([['dealer', '010-9', '天津和顺门业'], ['dealer', '010-9', '天津和顺门窗']]);
    expect((await stream('JX0012')).filter((item) => item.kind === 'dealer')).toHaveLength(1);
  });

  test('are seen by region: everybody the regions, regional people their own dealers', async () => {
    const production = await house.signIn('production');
    expect((await production('GET', '/console/v1/regions')).body.map((region: { id: string }) => region.id)).toEqual(['central', 'east', 'north', 'southwest']);
    expect((await production('GET', '/console/v1/dealers')).status).toBe(403);
    const east = await house.signIn('manager-east');
    const own = (await east('GET', '/console/v1/dealers')).body;
    expect([own.total, own.rows.map((row: { id: string }) => row.id)]).toEqual([1, ['JX0012']]);
    expect((await east('GET', '/console/v1/dealers?text=JX0047')).body.total).toBe(0);
    expect((await east('PUT', '/console/v1/dealers/JX0012', { ...shop, id: 'JX0012' })).status).toBe(403);
    expect((await admin('GET', '/console/v1/dealers?limit=2')).body).toMatchObject({ total: 4, rows: [{ id: 'JX0012', persons: [{ name: '赵建国', role: 'owner' }, { name: '孙小梅', role: 'inspector' }] }, { id: 'JX0047' }] });
    const first = (await admin('GET', '/console/v1/dealers?limit=2')).body;
    expect((await admin('GET', `/console/v1/dealers?limit=2&after=${first.next}`)).body).toMatchObject({ rows: [{ id: 'JX0103' }, { id: 'JX0200' }], next: null });
  });

  test('are found by the people who may sign for them, where the dealer is in sight, until those are revoked', async () => {
    const found = async (by: Caller, text: string): Promise<readonly string[]> => (await by('GET', `/console/v1/dealers?text=${encodeURIComponent(text)}`)).body.rows.map((row: { id: string }) => row.id);
    expect(await found(admin, '孙小')).toEqual(['JX0012']);
    expect(await found(admin, '恒安 孙小梅')).toEqual(['JX0012']);
    expect(await found(admin, '孙小梅 瑞祥')).toEqual([]);
    expect(await found(admin, '%')).toEqual([]);
    expect(await found(await house.signIn('manager-east'), '孙小梅')).toEqual(['JX0012']);
    expect(await found(await house.signIn('manager-central'), '孙小梅')).toEqual([]);
    expect(await found(admin, '罗安居')).toEqual(['JX0103']);
    const { id } = (await admin('GET', '/console/v1/dealers?text=JX0103')).body.rows[0].persons[0];
    expect((await admin('POST', `/console/v1/persons/${id}/revocation`, { reason: '离职' })).status).toBe(200);
    expect(await found(admin, '罗安居')).toEqual([]);
  });

  test('a code with blanks is refused', async () => {
    expect((await admin('PUT', `/console/v1/dealers/${encodeURIComponent('JX 1')}`, { ...shop, id: 'JX 1' })).status).toBe(400);
  });
});
