import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { makeUuid7, type DealerId, type FindingId } from '../../../shared/kernel/ids.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

let house: ConsoleHq;
beforeAll(async () => {
  house = await openConsoleHq('sqlite');
});
afterAll(async () => {
  await house.close();
});

it('R-IN-6: counts a line with a finding of quantity, though its items are fine and its counts as ordered', async () => {
  const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(house.url, house.clock.now);
  expect((await desk.enrol(code.value.code)).status).toBe(200);
  const pipes = [{ productClass: 'pipe', unit: 'length' }, { productClass: 'pipe', unit: 'length' }] as const;
  const found = async (check: 'count' | 'weight' | null): Promise<number | undefined> => {
    const work = desk.seal({
      lines: pipes,
      change: (record) => {
        if (record.body.kind !== 'feedback' || check === null) return record;
        const finding: Finding = {
          id: makeUuid7<FindingId>(epochMs(house.clock.now()), randomBytes(10)), line: record.body.lines[1]?.line ?? '', stage: 2, package: null, unit: null, check, nature: 'quantity', severity: 'slight', place: '',
          description: '轻了 3.2 公斤', quantity: wholeQuantity(2), photos: [],
        };
        return { ...record, body: { ...record.body, findings: [finding] } };
      },
    });
    expect((await desk.put(work)).status).toBe(200);
    return (await house.hq.db.selectFrom('records').select('differences').where('id', '=', work.record.id).executeTakeFirst())?.differences;
  };
  expect(await found(null)).toBe(0);
  expect(await found('weight')).toBe(1);
  expect(await found('count')).toBe(1);
});
