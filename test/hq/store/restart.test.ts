import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putDealer } from '../../../hq/dealer/put-dealer.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { silentLogger } from '../../../hq/logger.ts';
import { putRegion } from '../../../hq/region/put-region.ts';
import { createHq, type RunningHq } from '../../../hq/server.ts';
import type { DealerId, RegionId } from '../../../shared/kernel/ids.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { TestDesk } from '../../kit/hq-desk.ts';
import { startHqProcess } from '../../kit/hq-process.ts';

const now = () => instantOf(Date.now());

describe('HQ on its own data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatecheck-hq-restart-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (dataDir: string): Promise<RunningHq> => createHq({ dataDir, database: { kind: 'sqlite' }, clock: { now }, random: (count) => randomBytes(count), logger: silentLogger });

  async function prepare(): Promise<string> {
    const { hq, close } = await open(join(folder, 'hq'));
    await putRegion(hq, { username: 'test' }, { id: 'east' as RegionId, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
    await putDealer(hq, { username: 'test' }, { id: 'D1' as DealerId, name: '经销商', region: 'east' as RegionId, level: 'A', phone: '', address: '' });
    const code = await issueCode(hq, { dealer: 'D1' as DealerId, device: null, person: { name: '赵', role: 'owner' }, by: 'test' });
    await close();
    if (!code.ok) throw new Error(code.problem.code);
    return code.value.code;
  }

  it('keeps its secrets to its own account', async () => {
    await prepare();
    const keys = join(folder, 'hq', 'keys');
    for (const name of await readdir(keys)) expect([name, (await stat(join(keys, name))).mode & 0o077]).toEqual([name, 0]);
  });

  it('notices an older database by itself and is refilled by the desk from where it stands', async () => {
    const code = await prepare();
    const first = await open(join(folder, 'hq'));
    const desk = new TestDesk(await first.app.listen({ host: '127.0.0.1', port: 0 }), now);
    await desk.enrol(code);
    const early = desk.seal();
    expect((await desk.put(early)).status).toBe(200);
    await first.close();
    await cp(join(folder, 'hq', 'hq.sqlite'), join(folder, 'backup.sqlite'));

    const second = await open(join(folder, 'hq'));
    expect(second.hq.epoch).toBe(first.hq.epoch);
    const later = new TestDesk(await second.app.listen({ host: '127.0.0.1', port: 0 }), now);
    later.becomes(desk);
    await later.fetchAnchor();
    const works = [later.seal(), later.seal()];
    for (const work of works) expect((await later.put(work)).status).toBe(200);
    await second.close();

    await cp(join(folder, 'backup.sqlite'), join(folder, 'hq', 'hq.sqlite'));
    const restored = await open(join(folder, 'hq'));
    expect(restored.hq.epoch).not.toBe(first.hq.epoch);
    const url = await restored.app.listen({ host: '127.0.0.1', port: 0 });
    const again = new TestDesk(url, now);
    again.becomes(later);
    await again.fetchAnchor();
    const next = again.seal();
    expect((await again.put(next)).body.data.details).toEqual({ expectedSequence: 2 });
    for (const work of [...works, next]) expect((await again.put(work)).status).toBe(200);
    await restored.close();
  });

  it('keeps what it has acknowledged through kill -9 and gives the same answer afterwards', async () => {
    const code = await prepare();
    const running = await startHqProcess(join(folder, 'hq'));
    const desk = new TestDesk(running.url, now);
    await desk.enrol(code);
    const photo = randomBytes(30_000);
    const work = desk.seal({ photos: [photo] });
    const put = await desk.put(work);
    expect((await desk.upload(work.record.id, photo)).status).toBe(201);
    await running.kill();
    const again = await startHqProcess(join(folder, 'hq'));
    const resumed = new TestDesk(again.url, now);
    resumed.becomes(desk);
    await resumed.fetchAnchor();
    expect((await resumed.put(work)).body).toEqual(put.body);
    expect((await resumed.complete(work.record.id)).status).toBe(200);
    await again.stop();
  });
});
