import { performance } from 'node:perf_hooks';
import { addDamagePoint, inspectLines, penStroke, takeOver } from '../../build/inspect-goods.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { housePin, openHouse } from '../kit/desk-house.ts';
import { paperOrder } from '../kit/desk-orders.ts';
import { middle, type Figure } from '../kit/figure.ts';

/** One feedback with 30 photos of 12 MP that are taken in already: from the signature to sealed, receipt on the disk. */
export async function bench(): Promise<readonly Figure[]> {
  const rounds = Number(process.env['GATECHECK_BENCH_ROUNDS'] ?? 5);
  const house = await openHouse();
  try {
    const desk = await house.addDesk();
    const pictures: { fileName: string; bytes: Buffer }[] = [];
    for (let seed = 1; seed <= 30; seed += 1) pictures.push({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed }) });
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const order = paperOrder(`CK-SEAL-${round}`, 6);
      desk.desk.store.commit(() => takeOrder(desk.desk, order));
      const pickup = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection.pickup.id;
      for (let point = 0; point < 6; point += 1) {
        await addDamagePoint(desk.bridge, pickup, { line: lineKey(order.orderNo, point + 1), stage: 2, description: '划伤', pictures: pictures.slice(point * 5, point * 5 + 5) });
      }
      const view = await inspectLines(desk.bridge, pickup);
      const sealing = { pickup, kind: 'feedback' as const, lines: view.inspection.lines.map((line) => line.line), reason: '', language: 'zh-CN' as const, person: desk.person };
      const { shown, missing } = await desk.bridge.seal.preview(sealing);
      if (missing > 0) throw new Error(`${missing} things are missing`);
      const began = performance.now();
      await desk.bridge.seal.sign({ ...sealing, shown, pin: housePin, signature: penStroke });
      if (round > 0) times.push(performance.now() - began);
    }
    const value = Math.round(middle(times));
    return [{ name: 'seal: one feedback with 30 photos of 12 MP', value, unit: 'ms', target: '≤ 400 ms', holds: value <= 400 }];
  } finally {
    await house.close();
  }
}
