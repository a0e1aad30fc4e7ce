import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { putDealer } from '../../hq/dealer/put-dealer.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { silentLogger } from '../../hq/logger.ts';
import { putRegion } from '../../hq/region/put-region.ts';
import { createHq } from '../../hq/server.ts';
import type { DealerId, RegionId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { middle, type Figure } from '../kit/figure.ts';
import { startHqProcess } from '../kit/hq-process.ts';
import { startPostgres } from '../kit/postgres.ts';

/** One round of a load: how many records a second, and how long one took from its first byte to its last answer, in milliseconds. */
interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU that the load itself used for a record, its desks' part. */
  readonly loadCpu: number;
}

/** The rounds of a load, and the milliseconds of CPU that the server used for a record, warming up included; not a number where the system does not tell. */
interface Measured {
  readonly rounds: readonly Round[];
  readonly serverCpu: number;
}

const desks = 8;
const rounds = 3;
const kit = join(import.meta.dirname, '..', 'kit');
const sizes = [
  { label: '3 × 300 kB', photoBytes: 300_000, records: 40, perSecond: 80 },
  { label: '3 × 20 kB', photoBytes: 20_000, records: 120, perSecond: 250 },
] as const;

/**
 * One HQ process and eight desks in another one, fsync on, on PostgreSQL and on SQLite: records a second from the manifest to both
 * acknowledgements, medians of three rounds after one that warms up. Beside each: the same bytes by plain PUTs to a server that only
 * writes and syncs them, in the same run, so that a slow machine is seen as slow.
 */
export async function bench(): Promise<readonly Figure[]> {
  const postgres = await startPostgres();
  const figures: Figure[] = [];
  try {
    for (const kind of ['postgres', 'sqlite'] as const) {
      for (const size of sizes) {
        const name = `${kind === 'postgres' ? 'PostgreSQL' : 'SQLite'}, ${size.label}`;
        const url = async (): Promise<string | undefined> => (kind === 'postgres' ? postgres.makeDatabase() : undefined);
        const hq = await inFolder(async (folder) => measureHq(folder, await url(), size));
        const plain = await inFolder(async (folder) => measurePlain(folder, await url(), size));
        const [rate, plainRate] = [of(hq, 'perSecond'), of(plain, 'perSecond')];
        const told = `plain PUTs ${plain.serverCpu.toFixed(1)} ms; the load itself ${of(hq, 'loadCpu').toFixed(1)} ms`;
        const p99 = of(hq, 'p99');
        figures.push({ name: `${name}: records`, value: rate, unit: '/s', target: `≥ ${size.perSecond}`, holds: rate >= size.perSecond });
        figures.push({ name: `${name}: to both acknowledgements, p99`, value: p99, unit: 'ms', target: `≤ 250; p50 ${of(hq, 'p50').toFixed(0)} ms`, holds: p99 <= 250 });
        figures.push({ name: `${name}: of plain PUTs in the same run`, value: rate / plainRate, unit: '×', target: `plain PUTs: ${plainRate.toFixed(0)} records/s, p99 ${of(plain, 'p99').toFixed(0)} ms`, holds: null });
        if (!Number.isNaN(hq.serverCpu)) figures.push({ name: `${name}: CPU of the HQ process for a record`, value: hq.serverCpu, unit: 'ms', target: told, holds: null });
      }
    }
  } finally {
    await postgres.stop();
  }
  return figures;
}

function of({ rounds: measured }: Measured, what: keyof Round): number {
  return middle(measured.map((round) => round[what]));
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-intake-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureHq(folder: string, databaseUrl: string | undefined, size: (typeof sizes)[number]): Promise<Measured> {
  const codes = await prepareCodes(folder, databaseUrl);
  const hq = await startHqProcess(folder, databaseUrl);
  try {
    return await withCpuOf(hq.pid, size, async () => runLoad(['hq', hq.url], size, codes));
  } finally {
    await hq.stop();
  }
}

async function measurePlain(folder: string, databaseUrl: string | undefined, size: (typeof sizes)[number]): Promise<Measured> {
  await mkdir(folder, { recursive: true });
  const child = spawn(process.execPath, [join(kit, 'plain-intake.ts'), folder, ...(databaseUrl === undefined ? [] : [databaseUrl])], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => Promise.reject(new Error('the plain server did not start')))]);
    const { port } = JSON.parse(String(first[0])) as { readonly port: number };
    return await withCpuOf(child.pid ?? 0, size, async () => runLoad(['plain', `http://127.0.0.1:${port}`], size, Array.from({ length: desks }, (_, number) => String(number))));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function withCpuOf(pid: number, size: (typeof sizes)[number], work: () => Promise<readonly Round[]>): Promise<Measured> {
  const before = await cpuMsOf(pid);
  const measured = await work();
  const records = desks * (Math.ceil(size.records / 4) + rounds * size.records);
  return { rounds: measured, serverCpu: ((await cpuMsOf(pid)) - before) / records };
}

/** Milliseconds of CPU that another process has used, as Linux tells it (proc(5), `stat`: user and system time in hundredths of a second). */
async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
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

async function runLoad(to: readonly [mode: string, url: string], size: (typeof sizes)[number], codes: readonly string[]): Promise<readonly Round[]> {
  const child = spawn(process.execPath, [join(kit, 'intake-load.ts'), ...to, String(rounds), String(size.records), String(size.photoBytes), ...codes], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const [status] = (await once(child, 'close')) as [number];
  if (status !== 0) throw new Error('the load ended early');
  return text.trim().split('\n').map((line) => roundOf(JSON.parse(line) as Parameters<typeof roundOf>[0]));
}

function roundOf({ seconds, cpuMs, took }: { readonly seconds: number; readonly cpuMs: number; readonly took: readonly number[] }): Round {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), loadCpu: cpuMs / took.length };
}
