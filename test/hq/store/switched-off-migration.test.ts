import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putDealer } from '../../../hq/dealer/put-dealer.ts';
import { restoreDesk } from '../../../hq/desk/restore-desk.ts';
import { revokeDesk } from '../../../hq/desk/revoke.ts';
import { switchedOffTimes } from '../../../hq/desk/switched-off.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { silentLogger } from '../../../hq/logger.ts';
import { putRegion } from '../../../hq/region/put-region.ts';
import { createHq, type RunningHq } from '../../../hq/server.ts';
import type { DealerId, RegionId } from '../../../shared/kernel/ids.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

const now = () => instantOf(Date.now());
const by = { username: 'admin' } as never;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-hq-migration-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const open = async (): Promise<RunningHq> => createHq({ dataDir: join(folder, 'hq'), database: { kind: 'sqlite' }, clock: { now }, random: (count) => randomBytes(count), logger: silentLogger });

it('migration 8 leaves desks that were revoked before it revoked, and they can be restored', async () => {
  const first = await open();
  await putRegion(first.hq, { username: 'test' }, { id: 'east' as RegionId, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
  await putDealer(first.hq, { username: 'test' }, { id: 'D1' as DealerId, name: '经销商', region: 'east' as RegionId, level: 'A', phone: '', address: '' });
  const code = await issueCode(first.hq, { dealer: 'D1' as DealerId, device: null, person: { name: '赵', role: 'owner' }, by: 'test' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(await first.app.listen({ host: '127.0.0.1', port: 0 }), now);
  await desk.enrol(code.value.code);
  await revokeDesk(first.hq, by, desk.device, '丢了');
  const [before] = await first.hq.db.selectFrom('devices').selectAll().execute();
  await first.close();

  // As the program before it left the database.
  const file = new Database(join(folder, 'hq', 'hq.sqlite'));
  file.exec('ALTER TABLE devices DROP COLUMN off_before; DELETE FROM migrations WHERE number = 8');
  file.close();

  const second = await open();
  const read = () => second.hq.db.selectFrom('devices').selectAll().executeTakeFirstOrThrow();
  expect(await read()).toEqual(before);
  expect(await restoreDesk(second.hq, by, desk.device, '找到了')).toMatchObject({ ok: true });
  const after = await read();
  expect(after.revoked_at).toBe(null);
  expect(switchedOffTimes(after.off_before, after.revoked_at)).toEqual([{ from: before?.revoked_at, until: expect.any(String) }]);
  await second.close();
});
