import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import { putFinding } from '../../electron/host/inspection/save-finding.ts';
import { writeUse } from '../../electron/host/inspection/finding-rows.ts';
import { writePhoto } from '../../electron/host/inspection/photo-rows.ts';
import { keepOriginal } from '../../electron/host/photo/photo-shelf.ts';
import { makeUuid7, type FindingId, type PhotoId, type Sha256 } from '../../shared/kernel/ids.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { paperOrder } from '../kit/desk-orders.ts';
import type { Figure } from '../kit/figure.ts';

const photosEach = 3;
const photoBytes = 300_000;

/** A queue of records with three photos of 300 kB each handed in over loopback, beside plain PUTs of the same bytes to a server that fsyncs them. */
export async function bench(): Promise<readonly Figure[]> {
  const records = Number(process.env['GATECHECK_BENCH_RECORDS'] ?? 200);
  const house = await openHouse();
  try {
    const desk = await house.addDesk();
    for (let index = 0; index < records; index += 1) await sealOne(house, desk, index);
    await desk.bridge.desk.setHqUrl({ hqUrl: house.proxy.target });
    const began = performance.now();
    const status = await desk.bridge.desk.sync({});
    const syncMs = performance.now() - began;
    if (status.queue.waiting + status.queue.parked > 0) throw new Error('not everything was handed in');
    const plainMs = await plainPuts(records * photosEach);
    const percent = Math.round((plainMs / syncMs) * 100);
    return [
      { name: `sync: ${records} records × ${photosEach} photos × 300 kB`, value: Math.round(syncMs), unit: 'ms', target: '', holds: true },
      { name: 'sync: plain PUTs of the same bytes', value: Math.round(plainMs), unit: 'ms', target: '', holds: true },
      { name: 'sync: share of the speed of plain PUTs', value: percent, unit: '%', target: '≥ 60 %', holds: percent >= 60 },
    ];
  } finally {
    await house.close();
  }
}

async function sealOne(house: House, desk: HouseDesk, index: number): Promise<void> {
  const order = paperOrder(`CK-SYNC-${index}`, 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const pickup = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection.pickup.id;
  const finding = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  const put = putFinding(desk.desk, {
    pickup,
    finding: { id: finding, line: lineKey(order.orderNo, 1), stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '左', description: '划伤', quantity: wholeQuantity(1) },
  });
  if (!put.ok) throw new Error(put.problem.code);
  for (let each = 0; each < photosEach; each += 1) await shelveNoise(house, desk, pickup, finding, each);
  const view = await inspectLines(desk.bridge, pickup);
  await signFor(desk.bridge, { pickup, kind: 'feedback', lines: view.inspection.lines.map((line) => line.line), person: desk.person, pin: housePin });
}

/** Bytes that begin as a JPEG and are noise: what travels is measured, not what is seen. */
async function shelveNoise(house: House, desk: HouseDesk, pickup: Parameters<typeof writePhoto>[1], finding: FindingId, each: number): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), randomBytes(photoBytes - 22), Buffer.from('ffd9', 'hex')]);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  const passing = join(desk.desk.shelf.places.incoming, `${sha256}.passing`);
  const file = await open(passing, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await keepOriginal(desk.desk.shelf, sha256, passing);
  const photo = makeUuid7<PhotoId>(Date.now(), randomBytes(10));
  desk.desk.store.commit(() => {
    writePhoto(desk.desk.store, pickup, {
      id: photo,
      sha256,
      type: 'image/jpeg',
      bytes: bytes.length,
      width: 1_000,
      height: 750,
      fileName: `${each}.jpg`,
      takenInAt: house.clock.now(),
      source: 'camera',
      exif: { takenLocal: null, camera: null, orientation: 1, position: null },
      frameHash: randomBytes(8).toString('hex'),
      sharpness: 900,
    });
    writeUse(desk.desk.store, pickup, finding, { photo, withPackaging: each === 0, keptBecause: null });
  });
}

/** The peer: as many PUTs at a time as the desk has uploads, each written, fsynced and renamed before it is answered. */
async function plainPuts(count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-put-'));
  let number = 0;
  const server = createServer((request, response) => {
    const path = join(folder, String((number += 1)));
    void (async () => {
      const file = await open(`${path}.new`, 'w');
      for await (const bytes of request) await file.write(bytes as Buffer);
      await file.sync();
      await file.close();
      await rename(`${path}.new`, path);
      response.end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const bodies = Array.from({ length: 8 }, () => randomBytes(photoBytes));
    const began = performance.now();
    let next = 0;
    const work = async () => {
      while (next < count) {
        const body = bodies[next % bodies.length];
        next += 1;
        if (body !== undefined) await (await fetch(url, { method: 'PUT', body: new Uint8Array(body) })).arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    return performance.now() - began;
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
