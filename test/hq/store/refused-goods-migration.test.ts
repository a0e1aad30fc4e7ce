import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putDealer } from '../../../hq/dealer/put-dealer.ts';
import { revokePerson } from '../../../hq/desk/revoke.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { silentLogger } from '../../../hq/logger.ts';
import { putRegion } from '../../../hq/region/put-region.ts';
import { createHq, type RunningHq } from '../../../hq/server.ts';
import type { DealerId, RegionId } from '../../../shared/kernel/ids.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

const now = () => instantOf(Date.now());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-hq-migration-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const open = async (): Promise<RunningHq> => createHq({ dataDir: join(folder, 'hq'), database: { kind: 'sqlite' }, clock: { now }, random: (count) => randomBytes(count), logger: silentLogger });

it('migration 7 finds the goods of records that were refused before it by what their desks have told', async () => {
  const first = await open();
  await putRegion(first.hq, { username: 'test' }, { id: 'east' as RegionId, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
  await putDealer(first.hq, { username: 'test' }, { id: 'D1' as DealerId, name: '经销商', region: 'east' as RegionId, level: 'A', phone: '', address: '' });
  const code = await issueCode(first.hq, { dealer: 'D1' as DealerId, device: null, person: { name: '赵', role: 'owner' }, by: 'test' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(await first.app.listen({ host: '127.0.0.1', port: 0 }), now);
  await desk.enrol(code.value.code);
  const work = desk.seal();
  const { body } = work.record;
  if (body.kind !== 'feedback') throw new Error('a feedback is expected');
  await revokePerson(first.hq, { username: 'admin' } as never, desk.person.id, '离职');
  expect((await desk.put(work)).body.data.code).toBe('record.signer-revoked');
  const lines = body.lines.map(({ line }) => line);
  const unsent = [{ record: work.record.id, kind: 'feedback', sealedAtWall: work.record.time.wall, lines }];
  const report = { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent }], complete: true, queue: { waiting: 0, parked: 1 }, wall: now() };
  expect((await desk.call('POST', '/wire/v1/reports', report)).status).toBe(200);
  const [whole] = await first.hq.db.selectFrom('refused_goods').selectAll().execute();
  expect(whole).toMatchObject({ record: work.record.id, person_name: '赵', differences: 0, damage_points: 0 });
  await first.close();

  // As the program before it left the database.
  const file = new Database(join(folder, 'hq', 'hq.sqlite'));
  file.exec('DROP TABLE refused_goods; DELETE FROM migrations WHERE number = 7');
  file.close();

  const second = await open();
  expect(await second.hq.db.selectFrom('refused_goods').selectAll().execute()).toEqual([
    { record: work.record.id, pickup: body.pickup.id, kind: 'feedback', person_name: null, sealed_at_wall: work.record.time.wall, lines: JSON.stringify(lines), differences: null, damage_points: null },
  ]);
  await second.close();
});
