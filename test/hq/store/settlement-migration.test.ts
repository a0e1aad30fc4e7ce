import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOlderHq, type OlderHq } from '../../kit/older-hq.ts';

let older: OlderHq;
beforeEach(async () => {
  older = await makeOlderHq();
});
afterEach(() => older.remove());

it('migration 3 finds the lines of a database that was laid before it, and what they said', async () => {
  const first = await older.open();
  const desk = await older.enrolDesk(first);
  const work = desk.seal({ lines: [{ productClass: 'door', unit: 'set' }, { productClass: 'pipe', unit: 'length' }], photos: [randomBytes(300)] });
  expect((await desk.put(work)).status).toBe(200);
  const lines = await first.hq.db.selectFrom('record_lines').selectAll().orderBy('line').execute();
  expect(lines.map((line) => [line.items, line.findings])).toEqual([['with-findings', 1], ['fine', 0]]);
  await first.close();

  older.undo(3, 'DROP TABLE limit_settlements; ALTER TABLE record_lines DROP COLUMN findings');
  const second = await older.open();
  expect(await second.hq.db.selectFrom('record_lines').selectAll().orderBy('line').execute()).toEqual(lines.map((line) => ({ ...line, findings: 0 })));
  expect(await second.hq.db.selectFrom('limit_settlements').selectAll().execute()).toEqual([]);
  await second.close();
});
