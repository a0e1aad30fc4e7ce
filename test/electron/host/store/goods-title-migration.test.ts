import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../../electron/host/store/migrate.ts';

const sixth = 6;

/** A desk of shape 6: a pickup of two orders with a refusal, a feedback, a correction of the refusal and an installation, all named by the whole pickup in Chinese. */
function deskOfShape6(): Database.Database {
  const db = new Database(':memory:');
  for (const sql of migrations.slice(0, sixth)) db.exec(sql);
  db.pragma(`user_version = ${sixth}`);
  const orders = [
    { orderNo: 'CK-1', lines: [{ lineNo: 10, name: '双开庭院门' }, { lineNo: 20, name: '防护窗 “平” 等 2 种' }, { lineNo: 30, name: '双开庭院门' }] },
    { orderNo: 'CK-2', lines: [{ lineNo: 1, name: '不锈钢花架' }] },
  ];
  const at = '2026-11-20T02:00:00.000Z';
  db.prepare(
    `INSERT INTO pickup (id, picked_up_at, entered_at, carrier, carrier_phone, waybill, order_nos, title, classes, line_count, search) VALUES ('p', ?, ?, '德通', '1', '', '["CK-1","CK-2"]', '双开庭院门 等 3 种', '["door"]', 4, '')`,
  ).run(at, at);
  db.prepare("INSERT INTO pickup_document (pickup, document) VALUES ('p', ?)").run(JSON.stringify({ id: 'p', orders }));
  for (const order of orders) {
    db.prepare(
      `INSERT INTO outbound_order (order_no, source, status, carrier, carrier_phone, waybill, title, classes, line_count, pickup, taken_at, sort, search) VALUES (?, 'hq', 'picked-up', '', '', '', '双开庭院门 等 9 种', '["door"]', ?, 'p', ?, ?, '')`,
    ).run(order.orderNo, order.lines.length, at, order.orderNo);
    db.prepare('INSERT INTO order_document (order_no, document) VALUES (?, ?)').run(order.orderNo, JSON.stringify(order));
  }
  const record = db.prepare(
    `INSERT INTO record (id, sequence, hash, kind, pickup, order_nos, title, person, sealed_at, line_count, damage_points, photo_count, state, sort, search)
     VALUES (?, ?, ?, ?, 'p', '["CK-1","CK-2"]', '双开庭院门 等 3 种', '赵', '${at}', ?, 0, 0, 'waiting', ?, '')`,
  );
  const text = db.prepare("INSERT INTO record_text (record, text, signature, certificate) VALUES (?, ?, '', '')");
  for (const [index, [id, kind, lines, body]] of (
    [
      ['refusal', 'refusal', 1, {}],
      ['feedback', 'feedback', 2, {}],
      ['correction', 'correction', 0, { corrects: 'refusal' }],
      ['install', 'install-notice', 1, {}],
      ['not-counted', 'feedback', 1, {}],
    ] as const
  ).entries()) {
    record.run(id, index + 1, String(index).padStart(64, '0'), kind, lines, String(index));
    text.run(id, JSON.stringify({ body }));
  }
  const sealed = db.prepare("INSERT INTO sealed_line (pickup, line, record, refused) VALUES ('p', ?, ?, ?)");
  sealed.run('CK-1#20', 'refusal', 1);
  sealed.run('CK-2#1', 'feedback', 0);
  sealed.run('CK-1#30', 'feedback', 0);
  db.exec("INSERT INTO installed_line (pickup, line, record) VALUES ('p', 'CK-2#1', 'install')");
  db.exec("INSERT INTO refused_line (record, line, pickup, part, refused) VALUES ('not-counted', 'CK-1#10', 'p', 'goods', 0)");
  return db;
}

test('shape 7: goods are named by their first name and how many there are, records by the goods they cover', () => {
  const db = deskOfShape6();
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.prepare('SELECT title, kinds FROM pickup').all()).toEqual([{ title: '双开庭院门', kinds: 3 }]);
  expect(db.prepare('SELECT order_no, title, kinds FROM outbound_order ORDER BY order_no').all()).toEqual([
    { order_no: 'CK-1', title: '双开庭院门', kinds: 2 },
    { order_no: 'CK-2', title: '不锈钢花架', kinds: 1 },
  ]);
  expect(db.prepare('SELECT id, title, kinds, order_nos FROM record ORDER BY sequence').all()).toEqual([
    { id: 'refusal', title: '防护窗 “平” 等 2 种', kinds: 1, order_nos: '["CK-1"]' },
    { id: 'feedback', title: '双开庭院门', kinds: 2, order_nos: '["CK-1","CK-2"]' },
    { id: 'correction', title: '防护窗 “平” 等 2 种', kinds: 1, order_nos: '["CK-1"]' },
    { id: 'install', title: '不锈钢花架', kinds: 1, order_nos: '["CK-2"]' },
    { id: 'not-counted', title: '双开庭院门', kinds: 1, order_nos: '["CK-1"]' },
  ]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});

test('a desk with nothing in it comes to shape 7 as well', () => {
  const db = new Database(':memory:');
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  db.close();
});
