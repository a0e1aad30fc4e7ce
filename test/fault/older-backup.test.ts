import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, RecordId } from '../../shared/kernel/ids.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { dealerPin, newDelivery, stepsOf } from '../kit/fault-dealer.ts';
import { MortalDesk } from '../kit/fault-desk.ts';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { readHoldings } from '../kit/fault-hq-check.ts';
import { beginFaults } from '../kit/fault-run.ts';

interface Dealer {
  readonly desk: MortalDesk;
  readonly person: PersonId;
  readonly records: RecordId[];
}

describe('HQ is put back to an older backup', () => {
  const run = beginFaults('older backup');
  let home: string;
  let dataDir: string;
  let hq: MortalHq;
  const dealers: Dealer[] = [];
  let pictures: readonly Buffer[];
  let deliveries = 0;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatecheck-older-backup-'));
    dataDir = join(home, 'hq');
    pictures = await Promise.all(Array.from({ length: 12 }, (_, seed) => drawPhoto({ seed, width: 1_000, height: 750 })));
    const codes = await layHq(dataDir, 2);
    hq = new MortalHq(dataDir);
    await hq.start();
    for (const [index, code] of codes.entries()) {
      const desk = new MortalDesk(join(home, `desk-${index}`), 'still', 'no-reserve');
      await desk.start();
      await desk.bridge.desk.enrol({ hqUrl: hq.url, code, deviceName: '前台电脑', pin: dealerPin });
      const [person] = await desk.bridge.people.list();
      if (person === undefined) throw new Error('nobody is enrolled');
      dealers.push({ desk, person: person.id, records: [] });
    }
  });
  afterAll(async () => {
    for (const { desk } of dealers) await desk.stop();
    await hq.kill();
    await rm(home, { recursive: true, force: true });
  });

  async function seal(dealer: Dealer, count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      const delivery = newDelivery(run, (deliveries += 1), pictures);
      for (const step of stepsOf(() => dealer.desk.bridge, delivery, () => dealer.person)) await step.call();
      dealer.records.push(delivery.record as RecordId);
    }
  }

  async function syncAll(): Promise<void> {
    for (const { desk } of dealers) expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  }

  /** Stops HQ, puts the copy in the place of its folder, starts it again. */
  async function putBack(copy: string, filter: (path: string) => boolean, ...more: readonly string[]): Promise<void> {
    await hq.stop();
    const named = new Set(readHoldings(dataDir).records.map((record) => record.id));
    if (filter('shelf')) await rm(dataDir, { recursive: true });
    else for (const file of ['hq.sqlite', 'hq.sqlite-wal', 'hq.sqlite-shm']) await rm(join(dataDir, file), { force: true });
    await cp(copy, dataDir, { recursive: true, filter: (from) => from === copy || filter(from.slice(copy.length + 1)) });
    expect(readHoldings(dataDir).records.length).toBeLessThan(named.size);
    await hq.start(more);
  }

  async function expectNothingMissing(): Promise<number> {
    await hq.stop();
    const held = readHoldings(dataDir);
    expect(held.wrong).toEqual([]);
    for (const { records } of dealers) {
      const device = held.records.find((record) => record.id === records[0])?.device;
      expect(held.records.filter((record) => record.device === device).map((record) => record.id)).toEqual(records);
    }
    expect(held.records).toHaveLength(dealers.reduce((sum, { records }) => sum + records.length, 0));
    for (const { id } of held.records) expect([held.acknowledgements.has(`${id} record`), held.acknowledgements.has(`${id} photos`)]).toEqual([true, true]);
    await hq.start();
    for (const { desk, records } of dealers) {
      for (const record of records) {
        const { card } = await desk.bridge.records.get({ record });
        expect(card.state).toBe('received');
        expect(await desk.bridge.records.verify({ record })).toMatchObject({ ok: true });
      }
    }
    return held.records.length;
  }

  it('the whole folder, said by --restored: the desks hand in again what HQ has forgotten', async () => {
    const [one, other] = dealers as [Dealer, Dealer];
    await seal(one, 2);
    await seal(other, 1);
    await syncAll();
    await hq.stop();
    await cp(dataDir, join(home, 'backup'), { recursive: true });
    await hq.start();
    await seal(one, 2);
    await seal(other, 2);
    await syncAll();
    await seal(one, 1);
    await putBack(join(home, 'backup'), () => true, '--restored');
    await syncAll();
    run.tell(`whole folder put back: ${await expectNothingMissing()} records at HQ, none missing`);
  });

  it('the database alone: HQ notices by itself that its log has been longer', async () => {
    await seal(dealers[1] as Dealer, 2);
    await syncAll();
    await putBack(join(home, 'backup'), (path) => path.startsWith('hq.sqlite'));
    await syncAll();
    run.tell(`database put back: ${await expectNothingMissing()} records at HQ, none missing`);
  });

  it('the whole folder and nobody says so: the next record that does not fit the chain makes the desk fill the gap', async () => {
    await putBack(join(home, 'backup'), () => true);
    for (const dealer of dealers) await seal(dealer, 1);
    await syncAll();
    run.tell(`put back in silence: ${await expectNothingMissing()} records at HQ, none missing`);
  });
}, 600_000);
