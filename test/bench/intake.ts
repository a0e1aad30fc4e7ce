import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putDealer } from '../../hq/dealer/put-dealer.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { silentLogger } from '../../hq/logger.ts';
import { putRegion } from '../../hq/region/put-region.ts';
import { createHq } from '../../hq/server.ts';
import type { DealerId, RegionId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { startHqProcess } from '../kit/hq-process.ts';
import { startPostgres } from '../kit/postgres.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly holds: boolean;
}

const desks = 8;
const load = join(import.meta.dirname, '..', 'kit', 'intake-load.ts');
const sizes = [
  { label: '3 × 300 kB', photoBytes: 300_000, records: 60, perSecond: 80 },
  { label: '3 × 20 kB', photoBytes: 20_000, records: 250, perSecond: 250 },
] as const;

/** One HQ process and eight desks in another one, fsync on, on PostgreSQL and on SQLite: records a second, and how long the slowest of a hundred takes. */
export async function bench(): Promise<readonly Figure[]> {
  const postgres = await startPostgres();
  const figures: Figure[] = [];
  try {
    for (const kind of ['postgres', 'sqlite'] as const) {
      for (const size of sizes) {
        const runs = [];
        for (let run = 0; run < 3; run += 1) runs.push(await measure(kind === 'postgres' ? await postgres.makeDatabase() : undefined, size.records, size.photoBytes));
        const [rate, slow] = [medianOf(runs.map((run) => run.perSecond)), medianOf(runs.map((run) => run.p99))];
        figures.push({ name: `${kind}, ${size.label}: records`, value: rate, unit: '/s', target: `≥ ${size.perSecond}`, holds: rate >= size.perSecond });
        figures.push({ name: `${kind}, ${size.label}: both acknowledgements, p99`, value: slow, unit: 'ms', target: '≤ 250', holds: slow <= 250 });
      }
    }
  } finally {
    await postgres.stop();
  }
  return figures;
}

async function measure(databaseUrl: string | undefined, records: number, photoBytes: number): Promise<{ readonly perSecond: number; readonly p99: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-bench-intake-'));
  try {
    const codes = await prepareCodes(dataDir, databaseUrl);
    const hq = await startHqProcess(dataDir, databaseUrl);
    try {
      const { seconds, took } = await runLoad(hq.url, records, photoBytes, codes);
      const sorted = took.toSorted((one, other) => one - other);
      return { perSecond: took.length / seconds, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0 };
    } finally {
      await hq.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A region and a dealer for each desk, and the desks' one-time codes. */
async function prepareCodes(dataDir: string, url: string | undefined): Promise<readonly string[]> {
  const { hq, close } = await createHq({
    dataDir, database: url === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url }, clock: { now: () => instantOf(Date.now()) }, random: (count) => randomBytes(count), logger: silentLogger,
  });
  const by = { username: 'bench' };
  const region = 'east' as RegionId;
  await putRegion(hq, by, { id: region, name: '华东', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' });
  const codes: string[] = [];
  for (let number = 1; number <= desks; number += 1) {
    const dealer = `D${number}` as DealerId;
    await putDealer(hq, by, { id: dealer, name: `经销商 ${number}`, region, level: 'A', phone: '', address: '' });
    const code = await issueCode(hq, { dealer, device: null, person: { name: '赵建国', role: 'owner' }, by: 'bench' });
    if (!code.ok) throw new Error(code.problem.code);
    codes.push(code.value.code);
  }
  await close();
  return codes;
}

async function runLoad(url: string, records: number, photoBytes: number, codes: readonly string[]): Promise<{ readonly seconds: number; readonly took: readonly number[] }> {
  const child = spawn(process.execPath, [load, url, String(records), String(photoBytes), ...codes], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const [status] = (await once(child, 'close')) as [number];
  if (status !== 0) throw new Error('the load ended early');
  return JSON.parse(text) as { readonly seconds: number; readonly took: readonly number[] };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
