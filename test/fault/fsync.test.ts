import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../proof/sha256.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { dealerPin, newDelivery, stepsOf } from '../kit/fault-dealer.ts';
import { MortalDesk } from '../kit/fault-desk.ts';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { beginFaults, pause } from '../kit/fault-run.ts';
import { canTrace, missingInOrder, readTrace, renamed, spanOf, synced, tracer, type Span } from '../kit/fault-trace.ts';
import { TestDesk } from '../kit/hq-desk.ts';
import { instantOf } from '../../shared/kernel/instant.ts';

/** Whether a power cut can take an acknowledged commit back is seen at the system calls, never by reading a pragma. */
describe('what is acknowledged was synced before', () => {
  const run = beginFaults('fsync');
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatecheck-fsync-'));
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('at HQ: each record and photo by a sync of its own, the pack of a small photo or a large one and its folder before its row', async () => {
    if (!canTrace()) return run.tell('strace is not installed here: HQ was not watched');
    const dataDir = join(home, 'hq');
    const log = join(home, 'hq.trace');
    const [code = ''] = await layHq(dataDir, 1);
    const hq = new MortalHq(dataDir);
    await hq.start([], tracer(log));
    const desk = new TestDesk(hq.url, () => instantOf(Date.now()));
    expect((await desk.enrol(code)).status).toBe(200);
    const spans: Span[] = [];
    const photos = new Map<Span['what'], { readonly hash: string; readonly isPacked: boolean }>();
    for (let number = 0; number < (run.isLarge ? 200 : 10); number += 1) {
      const pictures = [run.bytes(30_000), run.bytes(1_100_000)];
      const work = desk.seal({ photos: pictures });
      expect((await spanOf(`record ${number}`, spans, async () => desk.put(work))).status).toBe(200);
      let brought: unknown;
      for (const [index, picture] of pictures.entries()) {
        const what = `photo ${number}.${index}`;
        photos.set(what, { hash: sha256(picture), isPacked: picture.length <= 1_000_000 });
        const answer = await spanOf(what, spans, async () => desk.upload(work.record.id, picture));
        expect(answer.status).toBe(201);
        brought = answer.body;
      }
      // The last photo's commit holds the second acknowledgement; asked for, the same is told again.
      expect((await desk.complete(work.record.id)).body).toEqual(brought);
    }
    await hq.stop();
    await pause(500);
    const calls = readTrace(log);
    const isLog = (path: string): boolean => path === join(dataDir, 'hq.sqlite-wal');
    const missing = spans.flatMap((span) => {
      const photo = photos.get(span.what);
      const packs = join(dataDir, 'shelf', 'packs');
      const place = photo === undefined ? '' : join(dataDir, 'shelf', photo.hash.slice(0, 2), photo.hash);
      // The folder of packs is synced once, when the pack is begun.
      const packed = [...(span.what === 'photo 0.0' ? [['sync of the folder of packs', synced((path) => path === packs)] as const] : []), ['sync of the pack', synced((path) => dirname(path) === packs)] as const];
      const alone = [
        ['sync of the photo', synced((path) => dirname(path) === join(dataDir, 'staging'))],
        ['rename to the shelf', renamed((to) => to === place)],
        ['sync of its folder', synced((path) => path === dirname(place))],
      ] as const;
      const deeds = photo === undefined ? [] : photo.isPacked ? packed : alone;
      return missingInOrder(calls, span, [...deeds, ['sync of the commit', synced(isLog)]]) ?? [];
    });
    expect(missing).toEqual([]);
    const syncs = calls.filter(synced(isLog)).length;
    expect(syncs).toBeGreaterThanOrEqual(spans.length);
    run.tell(`HQ answered ${spans.length} commits with ${syncs} syncs of its database, ${photos.size} photos synced with their folders before their rows`);
  }, 300_000);

  it('at the desk: each change by a sync of its own; photos, receipt and journal before the commit that seals them', async () => {
    if (!canTrace()) return run.tell('strace is not installed here: the desk was not watched');
    const folder = join(home, 'desk');
    const log = join(home, 'desk.trace');
    const [code = ''] = await layHq(join(home, 'desk-hq'), 1);
    const hq = new MortalHq(join(home, 'desk-hq'));
    await hq.start();
    const desk = new MortalDesk(folder, 'still', 'no-reserve');
    await desk.start(tracer(log));
    await desk.bridge.desk.enrol({ hqUrl: hq.url, code, deviceName: '前台电脑', pin: dealerPin });
    await hq.stop();
    const [person] = await desk.bridge.people.list();
    const pictures = await Promise.all([1, 2, 3, 4, 5].map((seed) => drawPhoto({ seed, width: 1_200, height: 900 })));
    const spans: Span[] = [];
    const deeds = new Map<Span['what'], string>();
    const deliveries = run.isLarge ? 50 : 3;
    for (let number = 0; number < deliveries; number += 1) {
      const delivery = newDelivery(run, number, pictures);
      for (const [index, step] of stepsOf(() => desk.bridge, delivery, () => person?.id as PersonId).entries()) {
        const what = `${number}.${index} ${step.what}`;
        await spanOf(what, spans, step.call);
        const [fact = ''] = step.facts.keys();
        deeds.set(what, step.what === 'photo' ? (fact.split(' ')[2] ?? '') : step.what === 'signature' ? (delivery.record ?? '') : '');
      }
    }
    await desk.stop();
    await pause(500);
    const calls = readTrace(log);
    const isLog = (path: string): boolean => path === join(folder, 'desk.sqlite-wal');
    const isJournal = (path: string): boolean => path === join(folder, 'journal', 'sealed.journal');
    const missing = spans.flatMap((span) => {
      const name = deeds.get(span.what) ?? '';
      const photo = ['sync of the photo', synced((path) => path.includes('/photos/incoming/'))] as const;
      const shelved = calls.find((call) => renamed((to) => to.includes('/originals/') && to.includes(name))(call))?.to ?? '';
      // The same picture of an earlier delivery is on the shelf already; its folder is synced again all the same.
      const isFirst = calls.some((call) => call.call === 'rename' && call.to === shelved && call.begun >= span.from && call.ended <= span.to);
      const before = span.what.endsWith(' photo') ? [photo, ...(isFirst ? [['rename to the shelf', renamed((to) => to === shelved)] as const] : []), ['sync of its folder', synced((path) => path === dirname(shelved))] as const]
        : span.what.endsWith(' signature') ? ([
          ['sync of the receipt', synced((path) => path.includes(name))],
          ['rename of the receipt', renamed((to) => to === join(folder, 'receipts', `${name}.pdf`))],
          ['sync of the folder of receipts', synced((path) => path === join(folder, 'receipts'))],
          ['sync of the journal', synced(isJournal)],
        ] as const) : [];
      return missingInOrder(calls, span, [...before, ['sync of the commit', synced(isLog)]]) ?? [];
    });
    expect(missing).toEqual([]);
    const syncs = calls.filter(synced(isLog)).length;
    expect(syncs).toBeGreaterThanOrEqual(spans.length);
    run.tell(`the desk answered ${spans.length} commits with ${syncs} syncs of its database; ${deliveries} records, each with receipt and journal synced before its commit`);
  }, 300_000);
});
