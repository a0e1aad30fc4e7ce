import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mistakeSentence } from '../../../../shared/words/import-words.ts';
import { fileForm, openConsoleHq, type Caller, type ConsoleHq } from '../../../kit/console-hq.ts';

const fixture = (name: string) => readFile(join(import.meta.dirname, '..', '..', '..', 'fixtures', 'import', name));

describe.each(['sqlite', 'postgres'] as const)('files as an ERP writes them on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
  });
  afterAll(() => house.close());

  test('a good one, UTF-8 with a mark: 16 rows are 7 orders, each with its dealer and its lines', async () => {
    const preview = await admin('POST', '/console/v1/imports', fileForm(await fixture('outbound-orders.csv'), 'outbound-orders.csv'));
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ encoding: 'utf-8', rows: 16, errors: [], errorsTotal: 0 });
    expect(preview.body.orders).toEqual([
      { orderNo: 'CK20261118-0101', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', lines: 2, change: 'new' },
      { orderNo: 'CK20261118-0102', dealer: 'JX0047', dealerName: '洛阳洛龙区瑞祥建材', lines: 2, change: 'new' },
      { orderNo: 'CK20261119-0007', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', lines: 2, change: 'new' },
      { orderNo: 'CK20261119-0011', dealer: 'JX0103', dealerName: '成都武侯安居不锈钢', lines: 2, change: 'new' },
      { orderNo: 'CK20261120-0203', dealer: 'JX0103', dealerName: '成都武侯安居不锈钢', lines: 3, change: 'new' },
      { orderNo: 'CK20261121-0005', dealer: 'JX0047', dealerName: '洛阳洛龙区瑞祥建材', lines: 2, change: 'new' },
      { orderNo: 'CK20261121-0009', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', lines: 3, change: 'new' },
    ]);
    expect((await admin('POST', `/console/v1/imports/${preview.body.upload}/commit`, {})).status).toBe(200);
    const { order } = (await admin('GET', '/console/v1/orders/CK20261119-0011')).body;
    expect(order.lines).toMatchObject([
      { lineNo: 1, productClass: 'pipe', unit: 'length', quantity: 10_000, metresPerLength: 6_000, weightGrams: 43_200, packages: 1, note: '合计60延米' },
      { lineNo: 2, productClass: 'pipe', unit: 'length', quantity: 6_000, weightGrams: 42_600, colour: '本色' },
    ]);
  });

  test('one full of mistakes, GB18030: one for each of the rows 2 to 7, with its column and what would be right', async () => {
    const preview = await admin('POST', '/console/v1/imports', fileForm(await fixture('outbound-orders-with-mistakes.csv'), 'outbound-orders-with-mistakes.csv'));
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ encoding: 'gb18030', rows: 6, errorsTotal: 6 });
    expect(preview.body.errors).toEqual([
      { row: 2, column: '数量', found: '两', problem: 'not-a-quantity', expected: '2' },
      { row: 3, column: '产品类别', found: '大们', problem: 'unknown-class', expected: '大门、防护窗、护栏、楼梯扶手、样品、家居产品、彩管、物料、工装、工具' },
      { row: 4, column: '发货日期', found: '2026-11-31', problem: 'not-a-date', expected: '2026-11-20' },
      { row: 5, column: '行号', found: '1', problem: 'line-number-twice', expected: '2' },
      { row: 6, column: '经销商编码', found: '', problem: 'empty', expected: 'JX0012' },
      { row: 7, column: '数量', found: '-24', problem: 'not-positive', expected: '24' },
    ]);
    for (const language of ['zh-CN', 'en'] as const) {
      for (const mistake of preview.body.errors) {
        const { what, next } = mistakeSentence(language, mistake);
        expect(what).toContain(mistake.found === '' ? mistake.column : mistake.found);
        expect(next).toContain(mistake.expected);
      }
    }
    const before = await orderCount();
    const refused = await admin('POST', `/console/v1/imports/${preview.body.upload}/commit`, {});
    expect([refused.status, refused.body.data]).toEqual([422, { code: 'import.rows-wrong', details: { rows: 6 } }]);
    expect(await orderCount()).toBe(before);
  });

  const orderCount = async () => (await house.hq.db.selectFrom('outbound_orders').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
});
