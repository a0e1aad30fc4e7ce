import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import type { Desk } from '../../electron/host/desk.ts';
import { putFinding } from '../../electron/host/inspection/save-finding.ts';
import { writeUse } from '../../electron/host/inspection/finding-rows.ts';
import { writePhoto } from '../../electron/host/inspection/photo-rows.ts';
import { openDesk } from '../../electron/host/open-desk.ts';
import { syncFolder } from '../../electron/host/photo/folder-sync.ts';
import { keepOriginal } from '../../electron/host/photo/photo-shelf.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import { seedDemo } from '../../hq/demo/seed-demo.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { silentLogger } from '../../hq/logger.ts';
import { createHq } from '../../hq/server.ts';
import { makeUuid7, type DealerId, type FindingId, type PhotoId, type PickupId, type Sha256 } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { openDeskBridge } from '../kit/desk-bridge.ts';
import { paperOrder } from '../kit/desk-orders.ts';
import { middle, type Figure } from '../kit/figure.ts';
import { startHqProcess } from '../kit/hq-process.ts';

const photosEach = 3;
const photoBytes = 300_000;
const pin = '258036';
const putsAtOnce = 6;
const rounds = 3;

/**
 * A queue of records with three photos of 300 kB each handed in over loopback, HQ and desk each in a process of its own as in life. The peer: plain PUTs of the very same files
 * by one process to another that writes, fsyncs, renames and fsyncs the folder before it answers. Medians of rounds that take turns, each round a new desk and new records.
 */
export async function bench(): Promise<readonly Figure[]> {
  const records = Number(process.env['GATECHECK_BENCH_RECORDS'] ?? 200);
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-sync-'));
  try {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const home = join(folder, `round-${round}`);
      const desk = join(home, 'desk');
      await mkdir(desk, { recursive: true });
      const code = await prepareHq(join(home, 'hq'));
      const hq = await startHqProcess(join(home, 'hq'));
      try {
        ours.push(Number(await answerOf(start('desk', desk, hq.url, code, String(records)))));
      } finally {
        await hq.stop();
      }
      const server = start('put-server', join(home, 'puts'));
      const url = await answerOf(server);
      plain.push(Number(await answerOf(start('put-client', join(desk, 'photos', 'originals'), url))));
      server.kill();
      await rm(home, { recursive: true, force: true });
    }
    const percent = Math.round(middle(plain.map((ms, index) => ms / (ours[index] ?? ms))) * 100);
    return [
      { name: `${records} records × ${photosEach} photos × 300 kB, both acknowledgements of each`, value: Math.round(middle(ours)), unit: 'ms', target: '', holds: null },
      { name: 'plain PUTs of the same files', value: Math.round(middle(plain)), unit: 'ms', target: '', holds: null },
      { name: 'share of the speed of plain PUTs', value: percent, unit: '%', target: '≥ 60 %', holds: percent >= 60 },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function start(...args: readonly [role: string, ...rest: readonly string[]]): ChildProcess {
  return fork(import.meta.filename, [...args]);
}

async function answerOf(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(([status]) => Promise.reject(new Error(`a process of the measurement ended with ${status}`)));
  const [answer] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return String(answer);
}

/** An HQ with the demonstration in it; answers a one-time code for a desk. */
async function prepareHq(dataDir: string): Promise<string> {
  const { hq, close } = await createHq({ dataDir, database: { kind: 'sqlite' }, clock: { now: () => instantOf(Date.now()) }, random: (count) => randomBytes(count), logger: silentLogger });
  await seedDemo(hq);
  const owner = await hq.db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer as DealerId).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  const code = await issueCode(hq, { dealer: demoDesk.dealer as DealerId, device: null, person: { id: owner.id }, by: 'bench' });
  await close();
  if (!code.ok) throw new Error(code.problem.code);
  return code.value.code;
}

/** A desk that seals its records first; what is measured is the one contact that hands all of them in. */
async function runDesk(folder: string, hqUrl: string, code: string, records: number): Promise<number> {
  const { desk, close } = await openDesk({ folder, version: 'bench', withoutReserve: true });
  const wire = openDeskBridge(desk);
  try {
    await wire.bridge.desk.enrol({ hqUrl, code, deviceName: 'bench', pin });
    for (let index = 0; index < records; index += 1) await sealOne(desk, wire.bridge, index);
    const began = performance.now();
    const status = await wire.bridge.desk.sync({});
    const ms = performance.now() - began;
    if (status.queue.waiting + status.queue.parked > 0) throw new Error('not everything was handed in');
    return ms;
  } finally {
    wire.close();
    await close();
  }
}

async function sealOne(desk: Desk, bridge: ReturnType<typeof openDeskBridge>['bridge'], index: number): Promise<void> {
  const order = paperOrder(`CK-SYNC-${index}`, 1);
  desk.store.commit(() => takeOrder(desk, order));
  const pickup = (await takeOver(bridge, [order.orderNo], instantOf(Date.now()))).inspection.pickup.id;
  const finding = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  const put = putFinding(desk, {
    pickup,
    finding: { id: finding, line: lineKey(order.orderNo, 1), stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '左', description: '划伤', quantity: wholeQuantity(1) },
  });
  if (!put.ok) throw new Error(put.problem.code);
  for (let each = 0; each < photosEach; each += 1) await shelveNoise(desk, pickup, finding, each);
  const view = await inspectLines(bridge, pickup);
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('the desk has nobody');
  await signFor(bridge, { pickup, kind: 'feedback', lines: view.inspection.lines.map((line) => line.line), person: person.id, pin });
}

/** Bytes that begin as a JPEG and are noise: what travels is measured, not what is seen. */
async function shelveNoise(desk: Desk, pickup: PickupId, finding: FindingId, each: number): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), randomBytes(photoBytes - 22), Buffer.from('ffd9', 'hex')]);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  const passing = join(desk.shelf.places.incoming, `${sha256}.passing`);
  const file = await open(passing, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await keepOriginal(desk.shelf, sha256, passing);
  const photo = makeUuid7<PhotoId>(Date.now(), randomBytes(10));
  desk.store.commit(() => {
    writePhoto(desk.store, pickup, {
      id: photo,
      sha256,
      type: 'image/jpeg',
      bytes: bytes.length,
      width: 1_000,
      height: 750,
      fileName: `${each}.jpg`,
      takenInAt: instantOf(Date.now()),
      source: 'camera',
      exif: { takenLocal: null, camera: null, orientation: 1, position: null },
      frameHash: randomBytes(8).toString('hex'),
      sharpness: 900,
    });
    writeUse(desk.store, pickup, finding, { photo, withPackaging: each === 0, keptBecause: null });
  });
}

/** The peer's server: each body in its own file, on the disk under its name before it is answered. Answers its address. */
async function servePuts(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  let number = 0;
  const server = createServer((request, response) => {
    const path = join(folder, String((number += 1)));
    void (async () => {
      const file = await open(`${path}.new`, 'w');
      for await (const bytes of request) await file.write(bytes as Buffer);
      await file.sync();
      await file.close();
      await rename(`${path}.new`, path);
      await syncFolder(folder);
      response.end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** As many PUTs at a time as the desk has uploads. Answers how long all of them took. */
async function runPuts(originals: string, url: string): Promise<number> {
  const files: string[] = [];
  for (const shard of await readdir(originals)) for (const name of await readdir(join(originals, shard))) files.push(join(originals, shard, name));
  const began = performance.now();
  const work = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) await (await fetch(url, { method: 'PUT', body: await readFile(file) })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: putsAtOnce }, work));
  return performance.now() - began;
}

if (process.send !== undefined && import.meta.filename === process.argv[1]) {
  const [role = '', ...rest] = process.argv.slice(2);
  const [first = '', second = '', third = '', fourth = ''] = rest;
  const tell = (answer: string | number) => new Promise<void>((resolve) => process.send?.(answer, undefined, undefined, () => resolve()));
  if (role === 'put-server') await tell(await servePuts(first));
  else {
    await tell(role === 'desk' ? await runDesk(first, second, third, Number(fourth)) : await runPuts(first, second));
    process.exit(0);
  }
}
