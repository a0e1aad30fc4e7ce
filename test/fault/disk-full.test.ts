import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { dealerPin, newDelivery, readFacts, stepsOf, type Delivery, type Step } from '../kit/fault-dealer.ts';
import { MortalDesk, problemOfCall } from '../kit/fault-desk.ts';
import { mountSmallDisk } from '../kit/fault-disk.ts';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { readHoldings } from '../kit/fault-hq-check.ts';
import { TestDesk, type DeskAnswer, type SealedWork } from '../kit/hq-desk.ts';
import { FactLedger } from '../kit/fault-ledger.ts';
import { beginFaults, pause } from '../kit/fault-run.ts';

describe('the disk runs full', () => {
  const run = beginFaults('disk full');
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatecheck-disk-full-'));
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('under the desk: says so, loses nothing, lets a signature finish from the reserve, goes on once there is room', async () => {
    const disk = await mountSmallDisk(join(home, 'desk'), 260_000_000);
    if (disk === undefined) return run.tell('a small disk cannot be mounted here (it takes root): the desk was not tried');
    const [code = ''] = await layHq(join(home, 'hq'), 1);
    const hq = new MortalHq(join(home, 'hq'));
    const desk = new MortalDesk(disk.folder, 'still');
    try {
      await hq.start();
      await desk.start();
      await desk.bridge.desk.enrol({ hqUrl: hq.url, code, deviceName: '前台电脑', pin: dealerPin });
      const [person] = await desk.bridge.people.list();
      const pictures = await Promise.all([1, 2, 3, 4, 5].map((seed) => drawPhoto({ seed, width: 1_200, height: 900 })));
      const ledger = new FactLedger();
      const deliveries: Delivery[] = [];
      const refusals = new Map<string, number>();
      const stepsFor = (delivery: Delivery): readonly Step[] => stepsOf(() => desk.bridge, delivery, () => person?.id as PersonId);
      const attempt = async (step: Step): Promise<string> => {
        ledger.begin(step);
        try {
          await step.call();
          ledger.acknowledge();
          return 'done';
        } catch (error) {
          const refusal = problemOfCall(error);
          if (refusal === undefined) throw error;
          refusals.set(refusal.code, (refusals.get(refusal.code) ?? 0) + 1);
          // A signature whose commit was refused may stand in the journal already and be taken from there: it is undecided, but whole.
          if (step.what !== 'signature') ledger.refuse();
          expect(['disk.full', 'seal.already-sealed']).toContain(refusal.code);
          expect(ledger.compare(await readFacts(desk.bridge, deliveries))).toEqual([]);
          return refusal.code;
        }
      };
      const goOn = async (delivery: Delivery, until?: string): Promise<void> => {
        for (const step of stepsFor(delivery)) {
          if (step.what === until) break;
          if (!ledger.has(step)) expect([step.what, await attempt(step)]).toEqual([step.what, 'done']);
        }
        expect(ledger.compare(await readFacts(desk.bridge, deliveries))).toEqual([]);
      };
      const add = (): Delivery => {
        const delivery = newDelivery(run, deliveries.length + 1, pictures);
        deliveries.push(delivery);
        return delivery;
      };
      const signatureOf = (delivery: Delivery): Step => stepsFor(delivery).find((step) => step.what === 'signature') as Step;

      // Everything but the signature is there when the last byte goes: the signature finishes from the reserve.
      const first = add();
      await goOn(first, 'signature');
      disk.fill(0);
      const photoRefused = add();
      let refusedSteps = 0;
      for (const step of stepsFor(photoRefused).slice(0, 9)) {
        if ((await attempt(step)) === 'done') continue;
        refusedSteps += 1;
        break;
      }
      expect(refusedSteps).toBe(1);
      expect((await desk.bridge.desk.status()).storage.low).toBe(true);
      expect(await attempt(signatureOf(first))).toBe('done');

      // The reserve is gone and the disk is filled again: a signature is refused whole.
      disk.clear();
      const second = add();
      await goOn(second, 'signature');
      disk.fill(0);
      expect(await attempt(signatureOf(second))).toBe('disk.full');

      // The desk starts on the full disk and shows what it has.
      await desk.kill();
      await desk.start();
      expect(ledger.compare(await readFacts(desk.bridge, deliveries))).toEqual([]);
      expect(await attempt(signatureOf(second))).toBe('disk.full');

      // There is room again: the same work goes on, without a restart.
      disk.clear();
      await goOn(second);
      await goOn(photoRefused);

      // The disk is filled by somebody else while a signature is under way: it finishes or it is refused, whole either way.
      const rounds = run.isLarge ? 100 : 4;
      const tally = { done: 0, refused: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const delivery = add();
        await goOn(delivery, 'signature');
        const signing = attempt(signatureOf(delivery));
        await pause(run.between(0, 400));
        disk.fill(run.pick([0, 0, 8_000, 40_000, 300_000]));
        if ((await signing) === 'done') tally.done += 1;
        else tally.refused += 1;
        disk.clear();
        const again = signatureOf(delivery);
        if (!ledger.has(again)) await attempt(again);
        if (!ledger.has(again)) await attempt(again);
        expect(ledger.has(again)).toBe(true);
      }
      await desk.stop();
      await desk.start();
      expect(ledger.compare(await readFacts(desk.bridge, deliveries))).toEqual([]);
      expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
      await desk.stop();
      await hq.stop();
      const held = readHoldings(join(home, 'hq'));
      expect(held.wrong).toEqual([]);
      expect(held.records).toHaveLength(deliveries.length);
      run.tell(
        `desk: ${ledger.acknowledged} changes acknowledged on a disk of 260 MB, ${[...refusals].map(([problem, times]) => `${times} × ${problem}`).join(', ')}, of ${rounds} signatures that met the last byte ${tally.done} finished and ${tally.refused} were refused whole, 0 lost, ${held.records.length} of ${deliveries.length} records at HQ`,
      );
    } finally {
      await desk.kill();
      await hq.kill();
      disk.unmount();
    }
  }, 600_000);

  it('under HQ: says so, loses nothing that it acknowledged, goes on once there is room', async () => {
    const disk = await mountSmallDisk(join(home, 'small-hq'), 40_000_000);
    if (disk === undefined) return run.tell('a small disk cannot be mounted here (it takes root): HQ was not tried');
    const hq = new MortalHq(disk.folder);
    try {
      const [code = ''] = await layHq(disk.folder, 1);
      await hq.start();
      const desk = new TestDesk(hq.url, () => instantOf(Date.now()));
      expect((await desk.enrol(code)).status).toBe(200);
      const acknowledged = new Map<string, string>();
      const told = new Map<string, number>();
      /** Asks once; what is not acknowledged must say that the disk is full. */
      const ask = async (name: string, question: () => Promise<DeskAnswer>): Promise<boolean> => {
        const answer = await question();
        if (answer.status === 200 || answer.status === 201) {
          const bytes = JSON.stringify(answer.body ?? null);
          expect(acknowledged.get(name) ?? bytes).toBe(bytes);
          acknowledged.set(name, bytes);
          return true;
        }
        const problem = String(answer.body?.data?.code);
        told.set(problem, (told.get(problem) ?? 0) + 1);
        if (problem !== 'disk.full') throw new Error(`${name}: ${problem}\n${hq.said()}`);
        return false;
      };
      const works: (SealedWork & { readonly picture: Buffer })[] = [];
      const sendAll = async (): Promise<boolean> => {
        for (const work of works) {
          if (!(await ask(`record ${work.record.sequence}`, async () => desk.put(work)))) return false;
          if (!(await ask(`photo ${work.record.sequence}`, async () => desk.upload(work.record.id, work.picture)))) return false;
          if (!(await ask(`completion ${work.record.sequence}`, async () => desk.complete(work.record.id)))) return false;
        }
        return true;
      };
      const add = (bytes: number): void => {
        const picture = run.bytes(bytes);
        works.push({ ...desk.seal({ photos: [picture] }), picture });
      };
      add(50_000);
      expect(await sendAll()).toBe(true);
      const leaves = [0, 4_096, 20_000, 60_000, 120_000, 300_000, ...Array.from({ length: run.isLarge ? 200 : 10 }, () => run.between(0, 400_000))];
      for (const leave of leaves) {
        disk.fill(leave);
        for (let more = 0; more < 3; more += 1) add(run.between(1_000, 80_000));
        await sendAll();
        disk.clear();
        expect(await sendAll()).toBe(true);
        // The small disk would hold no more of them.
        if (disk.freeBytes() < 5_000_000) break;
      }
      // It starts on a full disk, too, and shows what it has.
      disk.fill(0);
      await hq.kill();
      disk.clear();
      await hq.start();
      await desk.fetchAnchor();
      expect(await sendAll()).toBe(true);
      await hq.stop();
      const held = readHoldings(disk.folder);
      expect(held.wrong).toEqual([]);
      expect(held.records.map((record) => record.id)).toEqual(works.map((work) => work.record.id));
      expect([...told.keys()]).toEqual(['disk.full']);
      run.tell(`HQ: ${acknowledged.size} answers on a disk of 40 MB, ${told.get('disk.full')} × disk.full, 0 lost, 0 doubled`);
    } finally {
      await hq.kill();
      disk.unmount();
    }
  }, 600_000);
});
