import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { readHoldings } from '../kit/fault-hq-check.ts';
import { beginFaults, pause } from '../kit/fault-run.ts';
import { Sender } from '../kit/fault-sender.ts';

const desks = 6;
/** Desks that are there from the beginning; the others enrol while HQ dies and comes back. */
const early = 3;

describe('HQ is killed at random instants of intake', () => {
  const run = beginFaults('kill -9 of HQ');
  const kills = run.isLarge ? 5_000 : 30;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-kill-hq-'));
  });
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  it(
    'keeps everything that it acknowledged, exactly once, and answers the same again',
    async () => {
      const codes = await layHq(dataDir, desks);
      const hq = new MortalHq(dataDir);
      await hq.start();
      // An orderly end leaves the compiled program behind, so that the later starts are quick.
      await hq.stop();
      await hq.start();
      const senders = codes.map(() => new Sender(hq, run, run.isLarge ? 400_000 : 120_000));
      let isOver = false;
      /** A life is measured by what HQ has done in it, so that a slow machine has no idle ones. */
      const afterAnswers = async (count: number): Promise<void> => {
        const sum = (): number => senders.reduce((total, sender) => total + sender.answered, 0);
        const until = performance.now() + 5_000;
        for (const goal = sum() + count; sum() < goal && performance.now() < until; ) await pause(2);
      };
      const atWork = senders.map(async (sender, index) => {
        if (index >= early) await pause(run.between(0, 4_000));
        await sender.enrol(codes[index] ?? '');
        while (!isOver) await sender.sendOne();
      });
      let startsKilled = 0;
      const killing = (async () => {
        for (let kill = 0; kill < kills; kill += 1) {
          await afterAnswers(run.between(0, 60));
          await pause(run.between(0, 30));
          await hq.kill();
          if (run.chance() < 0.2) {
            hq.begin();
            await pause(run.between(50, 900));
            await hq.kill();
            startsKilled += 1;
            kill += 1;
          }
          await hq.start();
        }
        isOver = true;
      })();
      try {
        await Promise.all([killing, ...atWork]);
        for (const sender of senders) for (const work of sender.works) await sender.send(work);
      } finally {
        isOver = true;
        await hq.stop();
      }

      const held = readHoldings(dataDir);
      expect(held.wrong).toEqual([]);
      const works = senders.flatMap((sender) => sender.works);
      expect(held.records.map((record) => record.id).toSorted()).toEqual(works.map((work) => work.record.id).toSorted());
      for (const work of works) {
        expect(held.records.find((record) => record.id === work.record.id)?.text).toBe(work.signed.text);
        expect(JSON.stringify({ acknowledgement: JSON.parse(held.acknowledgements.get(`${work.record.id} record`) ?? 'null') })).toBe(work.recordAnswer);
        expect(JSON.stringify({ acknowledgement: JSON.parse(held.acknowledgements.get(`${work.record.id} photos`) ?? 'null') })).toBe(work.photosAnswer);
        expect(work.finished.size).toBe(work.record.photos.length);
      }
      const broken = senders.reduce((sum, sender) => sum + sender.broken, 0);
      const repeated = senders.reduce((sum, sender) => sum + sender.repeated, 0);
      run.tell(`${kills} kills (${startsKilled} of them while starting), ${works.length} records and ${held.photos} photos acknowledged, ${broken} requests cut off, ${repeated} answers asked again, 0 lost, 0 doubled, 0 half`);
      expect([broken > 0, works.length > kills / 3]).toEqual([true, true]);
    },
    run.isLarge ? 12 * 3_600_000 : 600_000,
  );
});
