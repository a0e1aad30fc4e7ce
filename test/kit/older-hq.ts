import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putDealer } from '../../hq/dealer/put-dealer.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { silentLogger } from '../../hq/logger.ts';
import { putRegion } from '../../hq/region/put-region.ts';
import { createHq, type RunningHq } from '../../hq/server.ts';
import type { DealerId, RegionId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { TestDesk } from './hq-desk.ts';

const by = { username: 'test' };
const region = 'east' as RegionId;
const dealer = 'D1' as DealerId;

/** An HQ on SQLite that is opened, closed, taken back to the shape before a migration, and opened again. */
export interface OlderHq {
  now(): ReturnType<typeof instantOf>;
  open(): Promise<RunningHq>;
  /** A desk of the owner 赵 of the only dealer. */
  enrolDesk(running: RunningHq): Promise<TestDesk>;
  /** Leaves the closed database as the program before the migration left it. */
  undo(migration: number, sql: string): void;
  remove(): Promise<void>;
}

export async function makeOlderHq(): Promise<OlderHq> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-hq-migration-'));
  const dataDir = join(folder, 'hq');
  const now = () => instantOf(Date.now());
  return {
    now,
    open: () => createHq({ dataDir, database: { kind: 'sqlite' }, clock: { now }, random: (count) => randomBytes(count), logger: silentLogger }),
    async enrolDesk({ hq, app }) {
      await putRegion(hq, by, { id: region, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
      await putDealer(hq, by, { id: dealer, name: '经销商', region, level: 'A', phone: '', address: '' });
      const code = await issueCode(hq, { dealer, device: null, person: { name: '赵', role: 'owner' }, by: by.username });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(await app.listen({ host: '127.0.0.1', port: 0 }), now);
      await desk.enrol(code.value.code);
      return desk;
    },
    undo(migration, sql) {
      const file = new Database(join(dataDir, 'hq.sqlite'));
      file.exec(`${sql}; DELETE FROM migrations WHERE number = ${migration}`);
      file.close();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
