import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitImport } from '../../../hq/delivery/import/commit-import.ts';
import { previewImport } from '../../../hq/delivery/import/preview-import.ts';
import { csvText, importCells, importRow, utf8 } from '../../kit/import-files.ts';
import { makeOlderHq, type OlderHq } from '../../kit/older-hq.ts';

let older: OlderHq;
beforeEach(async () => {
  older = await makeOlderHq();
});
afterEach(() => older.remove());

it('migration 11 leaves a file that was uploaded before it, and it can be committed, again and again', async () => {
  const first = await older.open();
  await older.enrolDesk(first);
  const staff = { id: 'S1', username: 'admin' } as never;
  await first.hq.db.insertInto('staff').values({ id: 'S1', username: 'admin', name: '管理员', phone: '', password_hash: '-', must_change_password: 0, disabled: 0, created_at: older.now(), last_sign_in_at: null }).execute();
  const rows = importCells([importRow({ orderNo: 'A1', dealer: 'D1', dealerName: '经销商' })]);
  const preview = await previewImport(first.hq, staff, new File([Buffer.from(utf8(csvText(rows)))], '出库单.csv'));
  if (!preview.ok) throw new Error(preview.problem.code);
  expect(preview.value.errors).toEqual([]);
  const read = (running: typeof first) => running.hq.db.selectFrom('import_uploads').selectAll().execute();
  const before = await read(first);
  await first.close();

  older.undo(11, 'ALTER TABLE import_uploads DROP COLUMN imported');
  const second = await older.open();
  expect(await read(second)).toEqual(before);
  for (const _ of ['once', 'twice']) expect(await commitImport(second.hq, staff, preview.value.upload)).toEqual({ ok: true, value: { orders: 1, lines: 1, unchanged: 0 } });
  await second.close();
});
