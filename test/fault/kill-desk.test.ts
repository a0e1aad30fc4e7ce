import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../proof/sha256.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { dealerPin, newDelivery, readFacts, stepsOf, type Delivery } from '../kit/fault-dealer.ts';
import { MortalDesk, problemOfCall } from '../kit/fault-desk.ts';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { readHoldings } from '../kit/fault-hq-check.ts';
import { FactLedger } from '../kit/fault-ledger.ts';
import { beginFaults, pause } from '../kit/fault-run.ts';

describe('the desk is killed at random instants of pickup, photos, seal and sync', () => {
  const run = beginFaults('kill -9 of the desk');
  const kills = run.isLarge ? 5_000 : 30;
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatecheck-kill-desk-'));
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it(
    'keeps every change that it acknowledged, and every sealed record reaches HQ once',
    async () => {
      const pictures = await Promise.all(Array.from({ length: 9 }, (_, index) => drawPhoto({ seed: run.between(1, 1_000_000) + index, width: 1_200, height: 900, exif: { takenLocal: '2026-11-20T10:00:00', make: 'GateCheck', model: 'Drawn' } })));
      const [code = ''] = await layHq(join(home, 'hq'), 1);
      const hq = new MortalHq(join(home, 'hq'));
      await hq.start();
      const desk = new MortalDesk(join(home, 'desk'));
      await desk.start();
      await desk.bridge.desk.enrol({ hqUrl: hq.url, code, deviceName: '前台电脑', pin: dealerPin });
      const [person] = await desk.bridge.people.list();
      // An orderly end leaves the compiled program behind, so that the later starts are quick.
      await desk.stop();
      await desk.start();

      const ledger = new FactLedger();
      const deliveries: Delivery[] = [newDelivery(run, 1, pictures)];
      let startsKilled = 0;
      let spared: PromiseWithResolvers<void> | undefined;
      let signatureMs = 1_000;
      let onSignature: () => void = () => undefined;
      /** Goes on where the ledger says, until the desk dies. */
      const work = async (isDying: () => boolean): Promise<void> => {
        while (!isDying()) {
          const delivery = deliveries.at(-1) as Delivery;
          const next = stepsOf(() => desk.bridge, delivery, () => person?.id as PersonId).find((step) => !ledger.has(step));
          if (next === undefined) {
            if (run.chance() < 0.5) await desk.bridge.desk.sync({}).catch(swallowDeath(isDying));
            deliveries.push(newDelivery(run, deliveries.length + 1, pictures));
            continue;
          }
          ledger.begin(next);
          const begun = performance.now();
          if (next.what === 'signature' && spared === undefined) onSignature();
          try {
            await next.call();
            ledger.acknowledge();
            if (next.what === 'signature') {
              spared?.resolve();
              signatureMs = performance.now() - begun;
            }
          } catch (error) {
            const refusal = problemOfCall(error);
            if (refusal?.code === 'pin.delayed') {
              // Deaths while a PIN is tried count as wrong PINs, as they must. Ten of them would lock the key: this life is spared until it has signed.
              ledger.refuse();
              spared = Promise.withResolvers();
              for (let waited = 0; waited < refusal.details.waitMs && !isDying(); waited += 100) await pause(100);
              continue;
            }
            if (refusal !== undefined || !isDying()) throw new Error(`${next.what}: ${JSON.stringify(refusal)} ${String(error)}\n${desk.said()}`, { cause: error });
          }
        }
      };
      /** Deliveries that were through long ago are read once when they are, and again at the end. */
      const settled = new Map<string, string>();
      let settledCount = 0;
      const compare = async (): Promise<void> => {
        const last = deliveries.length - 1;
        const held = await readFacts(desk.bridge, deliveries.slice(settledCount));
        expect(ledger.compare(new Map([...settled, ...held]))).toEqual([]);
        for (const [fact, value] of await readFacts(desk.bridge, deliveries.slice(settledCount, last))) settled.set(fact, value);
        settledCount = last;
      };

      /** A life is measured by what was done in it, so that a slow machine has no idle ones; it ends at some instant of the next call. */
      const afterChanges = async (count: number): Promise<void> => {
        const until = performance.now() + 10_000;
        for (const goal = ledger.acknowledged + count; ledger.acknowledged < goal && performance.now() < until; ) await pause(1);
        await pause(run.between(0, 150));
      };

      for (let kill = 0; kill < kills; kill += 1) {
        let isDying = false;
        // Some lives end while they sign: between receipt, journal and commit a death could do the most.
        const isAimed = run.chance() < 0.4;
        const aimed = Promise.withResolvers<void>();
        onSignature = () => void setTimeout(aimed.resolve, run.between(0, Math.ceil(signatureMs * 1.1)));
        const working = work(() => isDying);
        await Promise.race([isAimed ? aimed.promise : afterChanges(run.between(0, 9)), working]);
        await Promise.race([spared?.promise, working]);
        spared = undefined;
        isDying = true;
        await desk.kill();
        await working;
        if (run.chance() < 0.15) {
          desk.begin();
          await pause(run.between(50, 1_500));
          await desk.kill();
          startsKilled += 1;
          kill += 1;
        }
        await desk.start();
        await compare();
      }

      const all = await readFacts(desk.bridge, deliveries);
      expect(ledger.compare(all)).toEqual([]);
      for (const picture of pictures.filter((each) => [...all.keys()].some((fact) => fact.endsWith(sha256(each))))) {
        const bytes = await desk.load(`photo/${sha256(picture)}/original`);
        expect(bytes !== undefined && sha256(bytes)).toBe(sha256(picture));
      }
      const records = deliveries.flatMap((delivery) => delivery.record ?? []);
      for (let round = 0; round < 20; round += 1) {
        const { queue } = await desk.bridge.desk.sync({});
        if (queue.waiting + queue.sending + queue.parked === 0) break;
        for (const item of await desk.bridge.queue.list({ done: false })) await desk.bridge.queue.retry({ record: item.record.record });
      }
      for (const record of records) {
        const { card, acknowledgements } = await desk.bridge.records.get({ record });
        expect([card.state, ...acknowledgements.map((each) => each.of).toSorted()]).toEqual(['received', 'photos', 'record']);
        expect(await desk.bridge.records.verify({ record })).toMatchObject({ ok: true });
        expect((await desk.load(`receipt/${record}.pdf`))?.subarray(0, 5).toString()).toBe('%PDF-');
      }
      await desk.stop();
      await hq.stop();
      const held = readHoldings(join(home, 'hq'));
      expect(held.wrong).toEqual([]);
      expect(held.records.map((record) => record.id).toSorted()).toEqual(records.toSorted());
      expect(records.length).toBeGreaterThan(kills / 15);
      run.tell(
        `${kills} kills (${startsKilled} of them while starting), ${ledger.acknowledged} changes acknowledged, 0 lost; of the calls in flight ${ledger.stood} stood whole and ${ledger.fell} not at all; ${records.length} records sealed, ${held.records.length} at HQ, 0 doubled, chain without gaps`,
      );
    },
    run.isLarge ? 24 * 3_600_000 : 900_000,
  );
});

function swallowDeath(isDying: () => boolean): (error: unknown) => void {
  return (error) => {
    if (!isDying()) throw error;
  };
}
