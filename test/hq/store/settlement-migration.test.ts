import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putDealer } from '../../../hq/dealer/put-dealer.ts';
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

it('migration 3 finds the lines of a database that was laid before it, and what they said', async () => {
  const first = await open();
  await putRegion(first.hq, { username: 'test' }, { id: 'east' as RegionId, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
  await putDealer(first.hq, { username: 'test' }, { id: 'D1' as DealerId, name: '经销商', region: 'east' as RegionId, level: 'A', phone: '', address: '' });
  const code = await issueCode(first.hq, { dealer: 'D1' as DealerId, device: null, person: { name: '赵', role: 'owner' }, by: 'test' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(await first.app.listen({ host: '127.0.0.1', port: 0 }), now);
  await desk.enrol(code.value.code);
  const work = desk.seal({ lines: [{ productClass: 'door', unit: 'set' }, { productClass: 'pipe', unit: 'length' }], photos: [randomBytes(300)] });
  expect((await desk.put(work)).status).toBe(200);
  const lines = await first.hq.db.selectFrom('record_lines').selectAll().orderBy('line').execute();
  expect(lines.map((line) => [line.items, line.findings])).toEqual([['with-findings', 1], ['fine', 0]]);
  await first.close();

  // As the program before it left the database.
  const file = new Database(join(folder, 'hq', 'hq.sqlite'));
  file.exec('DROP TABLE limit_settlements; ALTER TABLE record_lines DROP COLUMN findings; DELETE FROM migrations WHERE number = 3');
  file.close();

  const second = await open();
  expect(await second.hq.db.selectFrom('record_lines').selectAll().orderBy('line').execute()).toEqual(lines.map((line) => ({ ...line, findings: 0 })));
  expect(await second.hq.db.selectFrom('limit_settlements').selectAll().execute()).toEqual([]);
  await second.close();
});
