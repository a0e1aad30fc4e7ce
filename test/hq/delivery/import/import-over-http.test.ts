import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvText, gb18030, importCells, importRow, utf8, xlsx, type ImportRow } from '../../../kit/import-files.ts';
import { fileForm, openConsoleHq, problemOf, type Answer, type Caller, type ConsoleHq } from '../../../kit/console-hq.ts';

describe.each(['sqlite', 'postgres'] as const)('importing outbound orders on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
  });
  afterAll(() => house.close());

  const upload = (rows: readonly ImportRow[], encode: (text: string) => Uint8Array = utf8): Promise<Answer> => admin('POST', '/console/v1/imports', fileForm(encode(csvText(importCells(rows)))));
  const commit = (preview: Answer, by: Caller = admin): Promise<Answer> => by('POST', `/console/v1/imports/${preview.body.upload}/commit`, {});

  /** Everything an import could have touched. */
  async function counts(): Promise<readonly number[]> {
    const tables = ['outbound_orders', 'order_lines', 'news', 'audit'] as const;
    return Promise.all(tables.map(async (table) => (await house.hq.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count));
  }

  test('a good file is previewed, committed, told to the dealer, and audited', async () => {
    const before = await counts();
    const preview = await upload([importRow({ orderNo: 'A1' }), importRow({ orderNo: 'A1', lineNo: '2' }), importRow({ orderNo: 'A2', waybill: '00012' })], gb18030);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ fileName: '出库单.csv', encoding: 'gb18030', rows: 3, errors: [], errorsTotal: 0, mapping: { orderNo: 0, note: 18 } });
    expect(preview.body.orders).toEqual([
      { orderNo: 'A1', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', lines: 2, change: 'new' },
      { orderNo: 'A2', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', lines: 1, change: 'new' },
    ]);
    expect(await counts()).toEqual(before);
    expect((await commit(preview)).body).toEqual({ orders: 2, lines: 3, unchanged: 0 });
    const [orders = 0, lines = 0, news = 0, audit = 0] = before;
    expect(await counts()).toEqual([orders + 2, lines + 3, news + 2, audit + 1]);
    const stream = await house.hq.db.selectFrom('news').select(['number', 'kind', 'document']).where('dealer', '=', 'JX0012' as never).orderBy('number', 'desc').limit(2).execute();
    expect(stream.map((item) => [item.kind, JSON.parse(item.document).order.orderNo])).toEqual([['order', 'A2'], ['order', 'A1']]);
    expect((await admin('GET', '/console/v1/orders/A2')).body.order).toMatchObject({ orderNo: 'A2', waybill: '00012', source: 'hq', lines: [{ quantity: 4_000 }] });
  });

  test('a commit that comes a second time, later or at once, is answered as the first and is one deed', async () => {
    const [orders = 0, lines = 0, news = 0, audit = 0] = await counts();
    const preview = await upload([importRow({ orderNo: 'A3' }), importRow({ orderNo: 'A3', lineNo: '2' })]);
    const answers = [...(await Promise.all([commit(preview), commit(preview), commit(preview)])), await commit(preview)];
    expect(answers.map((answer) => [answer.status, answer.body])).toEqual(answers.map(() => [200, { orders: 1, lines: 2, unchanged: 0 }]));
    expect(await counts()).toEqual([orders + 1, lines + 2, news + 1, audit + 1]);
    // The file itself is no longer kept, and its columns cannot be changed any more.
    expect(await house.hq.db.selectFrom('import_upload_parts').select('upload').where('upload', '=', preview.body.upload).execute()).toEqual([]);
    expect(problemOf(await admin('POST', `/console/v1/imports/${preview.body.upload}/mapping`, { mapping: {} }))).toBe('thing.not-found');
    // What it did is told to nobody else.
    await admin('POST', '/console/v1/staff', { username: 'admin3', name: '又一位', phone: '', roles: ['administrator'], regions: [], password: 'another-2026' });
    expect(problemOf(await commit(preview, await house.signInFirst('admin3', 'another-2026')))).toBe('thing.not-found');
  });

  test('the same file again changes nothing; a different order replaces the one on its way', async () => {
    const rows = [importRow({ orderNo: 'B1' }), importRow({ orderNo: 'B2' })];
    await commit(await upload(rows));
    const before = await counts();
    const again = await upload(rows);
    expect(again.body.orders.map((order: { change: string }) => order.change)).toEqual(['same', 'same']);
    expect((await commit(again)).body).toEqual({ orders: 0, lines: 0, unchanged: 2 });
    const [orders = 0, lines = 0, news = 0, audit = 0] = before;
    expect(await counts()).toEqual([orders, lines, news, audit + 1]);
    const changed = await upload([importRow({ orderNo: 'B1', quantity: '5' }), importRow({ orderNo: 'B1', lineNo: '2' }), importRow({ orderNo: 'B2' })]);
    expect(changed.body.orders.map((order: { change: string }) => order.change)).toEqual(['updated', 'same']);
    expect((await commit(changed)).body).toEqual({ orders: 1, lines: 2, unchanged: 1 });
    expect((await admin('GET', '/console/v1/orders/B1')).body.order.lines.map((line: { quantity: number }) => line.quantity)).toEqual([5_000, 4_000]);
    expect(await counts()).toEqual([orders, lines + 1, news + 1, audit + 2]);
  });

  test('one mistake keeps everything out, counted row by row', async () => {
    const before = await counts();
    const preview = await upload([importRow({ orderNo: 'C1' }), importRow({ orderNo: 'C2', quantity: '四' }), importRow({ orderNo: 'C3' })]);
    expect(preview.body.errors).toEqual([{ row: 3, column: '数量', found: '四', problem: 'not-a-quantity', expected: '4' }]);
    const refused = await commit(preview);
    expect([refused.status, refused.body.data]).toEqual([422, { code: 'import.rows-wrong', details: { rows: 1 } }]);
    expect(await counts()).toEqual(before);
  });

  test('what became wrong between preview and commit is found at the commit', async () => {
    await commit(await upload([importRow({ orderNo: 'D1' })]));
    const preview = await upload([importRow({ orderNo: 'D1', quantity: '9' }), importRow({ orderNo: 'D2' })]);
    expect(preview.body.errorsTotal).toBe(0);
    expect((await admin('POST', '/console/v1/orders/D1/withdrawal', { reason: '开错了' })).status).toBe(200);
    const before = await counts();
    expect(problemOf(await commit(preview))).toBe('import.rows-wrong');
    expect(await counts()).toEqual(before);
    expect((await admin('GET', '/console/v1/orders/D2')).status).toBe(404);
  });

  test('columns that a person maps are used, and remembered for files with the same headers', async () => {
    const cells = [['甲', '乙', '丙', '丁', '戊', '己'], ['E1', 'JX0012', '大门', '庭院门', '4', '套']];
    const first = await admin('POST', '/console/v1/imports', fileForm(utf8(csvText(cells))));
    expect(first.body.errors.map((error: { problem: string }) => error.problem)).toEqual(Array.from({ length: 6 }, () => 'column-missing'));
    expect(problemOf(await commit(first))).toBe('import.columns-missing');
    const mapping = { orderNo: 0, dealer: 1, productClass: 2, name: 3, quantity: 4, unit: 5 };
    const mapped = await admin('POST', `/console/v1/imports/${first.body.upload}/mapping`, { mapping });
    expect(mapped.body).toMatchObject({ errors: [], mapping, orders: [{ orderNo: 'E1', change: 'new' }] });
    expect((await commit(first)).body).toEqual({ orders: 1, lines: 1, unchanged: 0 });
    cells[1] = ['E2', 'JX0012', '大门', '庭院门', '4', '套'];
    const second = await admin('POST', '/console/v1/imports', fileForm(await xlsx(cells), '下一份.xlsx'));
    expect(second.body).toMatchObject({ encoding: 'xlsx', errors: [], mapping, orders: [{ orderNo: 'E2' }] });
    const unmapped = await admin('POST', `/console/v1/imports/${second.body.upload}/mapping`, { mapping: { unit: null } });
    expect(unmapped.body.errors).toEqual([{ row: 1, column: '单位', found: '', problem: 'column-missing', expected: '单位' }]);
  });

  test('an upload is its uploader\'s own and lives for an hour', async () => {
    const preview = await upload([importRow({ orderNo: 'F1' })]);
    await admin('POST', '/console/v1/staff', { username: 'admin2', name: '另一位', phone: '', roles: ['administrator'], regions: [], password: 'another-2026' });
    expect(problemOf(await commit(preview, await house.signInFirst('admin2', 'another-2026')))).toBe('thing.not-found');
    house.clock.advance(3_600_000);
    expect(problemOf(await commit(preview))).toBe('thing.not-found');
    await upload([importRow({ orderNo: 'F1' })]);
    const kept = await house.hq.db.selectFrom('import_uploads').select('id').where('id', '=', preview.body.upload).execute();
    expect(kept).toEqual([]);
  });

  test.each<readonly [string, () => Uint8Array, string]>([
    ['empty', () => new Uint8Array(), 'import.empty'],
    ['a header only', () => utf8(csvText(importCells([]))), 'import.empty'],
    ['no table at all', () => Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]), 'import.unreadable'],
    ['too long', () => utf8(`出库单号,数量\n${'CK,1\n'.repeat(50_001)}`), 'import.too-many-rows'],
  ])('a file that is %s is refused', async (_, bytes, code) => {
    expect(problemOf(await admin('POST', '/console/v1/imports', fileForm(bytes())))).toBe(code);
  });

  test('4,000 lines of one order come in by workbook', async () => {
    const rows = importCells(Array.from({ length: 4_000 }, (_, index) => importRow({ orderNo: 'G1', lineNo: String(index + 1), name: `门 ${index + 1}` })));
    const preview = await admin('POST', '/console/v1/imports', fileForm(await xlsx(rows), '大单.xlsx'));
    expect(preview.body).toMatchObject({ errorsTotal: 0, orders: [{ orderNo: 'G1', lines: 4_000 }] });
    expect((await commit(preview)).body).toEqual({ orders: 1, lines: 4_000, unchanged: 0 });
    expect((await admin('GET', '/console/v1/orders/G1')).body.order.lines).toHaveLength(4_000);
    expect((await admin('GET', `/console/v1/orders?text=${encodeURIComponent('门 3999')}`)).body.rows[0].orderNo).toBe('G1');
  });

  test('only an administrator imports or downloads the template', async () => {
    for (const { username } of house.demo.signIns.filter((each) => each.username !== 'admin')) {
      const person = await house.signIn(username);
      expect((await person('POST', '/console/v1/imports', fileForm(utf8('x')))).status).toBe(403);
      expect((await person('GET', '/console/v1/imports/template.csv')).status).toBe(403);
    }
    expect((await house.nobody('POST', '/console/v1/imports', fileForm(utf8('x')))).status).toBe(401);
    expect((await house.nobody('GET', '/console/v1/imports/template.xlsx')).status).toBe(401);
  });

  test('the template goes through the import as it is', async () => {
    for (const [ending, type] of [['csv', 'text/csv; charset=utf-8'], ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']]) {
      const template = await admin('GET', `/console/v1/imports/template.${ending}`);
      expect(template.headers.get('content-type')).toBe(type);
      expect(template.headers.get('content-disposition')).toContain(`outbound-orders.${ending}`);
      const preview = await admin('POST', '/console/v1/imports', fileForm(template.bytes, `模板.${ending}`));
      expect(preview.body).toMatchObject({ rows: 2, errorsTotal: 0, orders: [{ lines: 2 }] });
    }
  });
});
