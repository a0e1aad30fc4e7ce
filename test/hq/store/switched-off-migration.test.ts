import { afterEach, beforeEach, expect, it } from 'vitest';
import { restoreDesk } from '../../../hq/desk/restore-desk.ts';
import { revokeDesk } from '../../../hq/desk/revoke.ts';
import { switchedOffTimes } from '../../../hq/desk/switched-off.ts';
import { makeOlderHq, type OlderHq } from '../../kit/older-hq.ts';

const by = { username: 'admin' } as never;

let older: OlderHq;
beforeEach(async () => {
  older = await makeOlderHq();
});
afterEach(() => older.remove());

it('migration 8 leaves desks that were revoked before it revoked, and they can be restored', async () => {
  const first = await older.open();
  const desk = await older.enrolDesk(first);
  await revokeDesk(first.hq, by, desk.device, '丢了');
  const [before] = await first.hq.db.selectFrom('devices').selectAll().execute();
  await first.close();

  older.undo(8, 'ALTER TABLE devices DROP COLUMN off_before');
  const second = await older.open();
  const read = () => second.hq.db.selectFrom('devices').selectAll().executeTakeFirstOrThrow();
  expect(await read()).toEqual(before);
  expect(await restoreDesk(second.hq, by, desk.device, '找到了')).toMatchObject({ ok: true });
  const after = await read();
  expect(after.revoked_at).toBe(null);
  expect(switchedOffTimes(after.off_before, after.revoked_at)).toEqual([{ from: before?.revoked_at, until: expect.any(String) }]);
  await second.close();
});
