import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, RecordId } from '../../shared/kernel/ids.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { dealerPin, newDelivery, stepsOf } from '../kit/fault-dealer.ts';
import { MortalDesk } from '../kit/fault-desk.ts';
import { layHq, MortalHq } from '../kit/fault-hq.ts';
import { readHoldings } from '../kit/fault-hq-check.ts';
import { mishaps, openRoughWay } from '../kit/fault-proxy.ts';
import { beginFaults } from '../kit/fault-run.ts';

describe('the way to HQ is rough', () => {
  const run = beginFaults('rough way');
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatecheck-rough-way-'));
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('nothing counts as received but what HQ has acknowledged, and everything arrives once', async () => {
    const dataDir = join(home, 'hq');
    const [code = ''] = await layHq(dataDir, 1);
    const hq = new MortalHq(dataDir);
    await hq.start();
    const way = await openRoughWay(hq.url, run);
    const desk = new MortalDesk(join(home, 'desk'), 'still', 'no-reserve');
    try {
      await desk.start();
      await desk.bridge.desk.enrol({ hqUrl: way.url, code, deviceName: '前台电脑', pin: dealerPin });
      const [person] = await desk.bridge.people.list();
      const pictures = await Promise.all(Array.from({ length: 14 }, (_, seed) => drawPhoto({ seed, width: 1_000, height: 750 })));
      pictures.push(await drawPhoto({ seed: 6, width: 4_000, height: 3_000, quality: 90 }));
      const records: RecordId[] = [];
      const used = new Set<Buffer>();
      const deliveries = run.isLarge ? 60 : 8;
      for (let number = 0; number < deliveries; number += 1) {
        const delivery = newDelivery(run, number, pictures);
        for (const step of stepsOf(() => desk.bridge, delivery, () => person?.id as PersonId)) await step.call();
        records.push(delivery.record as RecordId);
        for (const picture of delivery.pictures) used.add(picture);
      }
      /** What HQ has really acknowledged, read beside it. */
      const atHq = new Sqlite(join(dataDir, 'hq.sqlite'), { readonly: true });
      const isAcknowledged = atHq.prepare('select count(*) from acknowledgements where record = ? and about = ?').pluck();
      const believed = async (): Promise<readonly string[]> => {
        const wrong: string[] = [];
        for (const record of records) {
          const { card, acknowledgements } = await desk.bridge.records.get({ record });
          const claims = [...acknowledgements.map((each) => each.of), ...(card.state === 'received' ? ['record', 'photos'] : card.state === 'record-received' ? ['record'] : [])];
          for (const of of claims) if (isAcknowledged.get(record, of) !== 1) wrong.push(`${record}: the desk believes in an acknowledgement of the ${of} that HQ never gave`);
        }
        return wrong;
      };
      let contacts = 0;
      let parked = 0;
      const most = run.isLarge ? 5_000 : 400;
      for (way.share = 35; contacts < most; contacts += 1) {
        const { queue } = await desk.bridge.desk.sync({});
        expect(await believed()).toEqual([]);
        if (queue.waiting + queue.sending + queue.parked === 0) break;
        if (queue.parked > 0) {
          parked += queue.parked;
          for (const item of await desk.bridge.queue.list({ done: false })) await desk.bridge.queue.retry({ record: item.record.record });
        }
        // A way that never lets a long errand through would prove nothing more.
        if (contacts % 20 === 19) way.share = Math.max(10, way.share - 5);
      }
      atHq.close();
      for (const record of records) expect((await desk.bridge.records.get({ record })).card.state).toBe('received');
      await desk.stop();
      await hq.stop();
      const held = readHoldings(dataDir);
      expect(held.wrong).toEqual([]);
      expect(held.records.map((record) => record.id)).toEqual(records);
      expect([held.photos, ...held.records.map((record) => record.arrived)]).toEqual([used.size, ...records.map(() => 3)]);
      const met = mishaps.slice(1).map((mishap) => `${way.met.get(mishap) ?? 0} ${mishap}`);
      run.tell(`${[...way.met.values()].reduce((sum, times) => sum + times, 0)} requests in ${contacts + 1} contacts: ${met.join(', ')}; ${records.length} records and ${held.photos} photos arrived once, ${parked} times something was parked, nothing believed without HQ's word`);
    } finally {
      await desk.kill();
      await hq.kill();
      await way.close();
    }
  }, 600_000);
});
