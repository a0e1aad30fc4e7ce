import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, signFor } from '../../../build/inspect-goods.ts';
import { demoDesk } from '../../../hq/demo/demo-people.ts';
import { revokePerson } from '../../../hq/desk/revoke.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { settleLimit } from '../../../hq/pickup/settle-limit.ts';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import type { OrderNo, PersonId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs } from '../../../shared/kernel/instant.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

const orderNo = 'CK20261120-1004' as OrderNo;
const otherPin = '704193';

let browser: Browser;
let house: DealerHouse;
let feedback: RecordCard;
let refusal: RecordCard;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  const { bridge } = house;
  const now = (await bridge.desk.status()).now;
  // Taken over two days ago, so that every limit has run out.
  const view = await bridge.pickups.record({ orders: [orderNo], pickedUpAt: addMs(now, -2 * dayMs), timeChangedBecause: '补录', carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', plate: '', metresPerLength: {} });
  const pickup = view.inspection.pickup.id;
  await bridge.pickups.limitsShown({ pickup, language: 'zh-CN' });
  const bad = lineKey(orderNo, 1);
  const pictures = await Promise.all([61, 62, 63].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(bridge, pickup, { line: bad, stage: 1, description: '压坏', pictures });
  const lines = (await inspectLines(bridge, pickup)).inspection.lines.map((line) => line.line);
  await bridge.inspection.decide({ pickup, lines: [bad], decision: 'refuse', reservation: '' });
  await bridge.inspection.recordCall({ pickup, call: { calledAt: now, phone: '0531-88005566', answeredBy: '老周', note: '' } });
  const [owner] = await bridge.people.list();
  house.proxy.weather = 'down';
  feedback = await signFor(bridge, { pickup, kind: 'feedback', lines: lines.filter((line) => line !== bad), person: owner!.id, pin });
  refusal = await signFor(bridge, { pickup, kind: 'refusal', lines: [bad], reason: '外箱整面压塌，司机也看见了', person: owner!.id, pin });
  await revokePerson(house.hq.hq, { username: 'admin' } as never, owner!.id as PersonId, '离职');
  house.proxy.weather = 'pass';
  const { id: device } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const code = await issueCode(house.hq.hq, { dealer: demoDesk.dealer, device, person: { name: '孙接班', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  await bridge.people.add({ code: code.value.code, pin: otherPin });
  await bridge.desk.sync({});
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('R-TL-20: what HQ decided of goods in doubt stands on the limit, on the page of the desk', async () => {
  const { hq } = house.hq;
  const row = await hq.db.selectFrom('staff').select(['id', 'username']).where('username', '=', 'assistant-east').executeTakeFirstOrThrow();
  for (const { rule } of (await house.bridge.pickups.get({ pickup: feedback.pickup })).limits) {
    const outcome = await settleLimit(hq, { ...row, sight: { all: true } } as never, { pickup: feedback.pickup, rule, verdict: 'kept-open', reason: '签字人当时有授权，请重签' });
    if (!outcome.ok) throw new Error(outcome.problem.code);
  }
  await house.bridge.desk.sync({});
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${feedback.pickup}/limits`, page.getByText(/^总部 今天 \d\d:\d\d 判定：没有反馈的部分不视同合格，请尽快验完签字。理由：签字人当时有授权，请重签$/));
  await desk.judge('a settled limit');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('what HQ did not count says so in the queue and on the record, and is signed again with nothing typed anew', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/queue', page.getByText('没有作数，要重新签字'));
  await expect.poll(() => page.getByText('签字人已被停用签字资格，总部没有把这份记录作数，原件已交总部管理员。').count()).toBe(2);
  await desk.judge('a queue with records that do not count');
  await desk.go(`/records/${feedback.record}`, page.getByText('总部没有把这份记录作数，这些货要重新签字'));
  await page.getByText('没有：总部没有把这份记录作数').waitFor();
  await desk.judge('a record that does not count');
  await desk.press('English');
  await page.getByText('HQ did not count this record: its goods are to be signed again').waitFor();
  await desk.judge('a record that does not count, in English');
  await desk.go('/queue', page.getByText('Not counted: sign again'));
  await desk.judge('a queue with records that do not count, in English');
  await desk.press('中文');
  await desk.go(`/records/${feedback.record}`, page.getByText('总部没有把这份记录作数，这些货要重新签字'));
  await page.getByRole('link', { name: '去重新签字' }).click();
  await page.getByText('这些货签过字，但总部没有作数').waitFor();
  await desk.sign(otherPin);
  await desk.judge('signing again');
  await desk.press('签字封存');
  await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();

  await desk.go('/queue', page.getByText('没有作数，要重新签字'));
  const again = page.getByRole('link', { name: /^去重新签字 / });
  await expect.poll(() => again.count()).toBe(1);
  await again.click();
  await page.getByText('这些货签过字，但总部没有作数').waitFor();
  await expect.poll(() => page.getByLabel(/^拒收原因/).inputValue()).toBe('外箱整面压塌，司机也看见了');
  await desk.sign(otherPin);
  await desk.judge('refusing again');
  await desk.press(/封存/);
  await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();

  await house.bridge.desk.sync({});
  await desk.go('/queue', page.getByText('都传完了'));
  await desk.press('也看已送到的');
  await expect.poll(() => page.getByText('没有作数，已重新签字').count()).toBe(2);
  await desk.judge('a queue with records signed again');
  await desk.go(`/records/${refusal.record}`, page.getByText('总部没有把这份记录作数，这些货已经重新签字'));
  await desk.judge('a record signed again');
  await page.getByRole('link', { name: /^孙接班 今天 \d\d:\d\d 重新签的记录$/ }).click();
  await page.getByText('总部没有把这份记录作数，这些货已经重新签字').waitFor({ state: 'detached' });
  const held = await house.hq.hq.db.selectFrom('records').select('kind').orderBy('position').execute();
  expect(held.map((row) => row.kind)).toEqual(['feedback', 'refusal']);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
