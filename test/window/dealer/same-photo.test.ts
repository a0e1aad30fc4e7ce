import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, sendPicture, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures, putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('R-IN-3: a picture that is used again counts once on the page, in the receipt and at HQ, and the page says which other one it is', async () => {
  const { bridge } = house;
  const view = await takeOver(bridge, [orderNoSchema.parse('CK20261120-1002')], (await bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  const [line] = pickupLines(view.inspection.pickup);
  if (line === undefined) throw new Error('no line');
  const [a, b, c, d, e, f] = await drawPictures([71, 72, 73, 74, 75, 76]);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) throw new Error('six pictures');
  const encodedAgain = { fileName: 'again.jpg', bytes: new Uint8Array(await sharp(b.bytes).jpeg({ quality: 60 }).toBuffer()) };
  const first = await putDamage(house, pickup, line.key, { place: '立柱', description: '压弯' });
  const second = await putDamage(house, pickup, line.key, { place: '边框', description: '掉漆', check: 'surface' });
  for (const [index, picture] of [a, b, c, { ...a, fileName: 'a-again.jpg' }].entries()) await sendPicture(bridge, pickup, first, picture, index === 0);
  for (const [index, picture] of [d, encodedAgain, e, f].entries()) await sendPicture(bridge, pickup, second, picture, index === 0);
  await inspectLines(bridge, pickup);

  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2?finding=${first}`, page.getByText('第 4 张和第 1 张是同一张，只算一张'));
  await page.getByText('3 张，够了').first().waitFor();
  await desk.go(`/pickup/${pickup}/stage-2?finding=${second}`, page.getByText('第 2 张和“磕碰 · 立柱”的第 2 张是同一张，只算一张'));
  await desk.judge('a picture used twice');

  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs');
  const lines = pickupLines(view.inspection.pickup).map(({ key }) => key);
  const wish = { pickup, kind: 'feedback' as const, lines, reason: '', language: 'zh-CN' as const, person: person.id };
  const { text, missing } = await bridge.seal.preview(wish);
  expect(missing).toBe(0);
  expect(text).toContain('问题 2 处，照片 6 张');
  const captions = text.split('\n').filter((part) => /照片 \d · [0-9a-f]{12}/.test(part)).map((part) => /[0-9a-f]{12}/.exec(part)?.[0]);
  expect([captions.length, new Set(captions).size]).toEqual([6, 6]);
  const { record } = await signFor(bridge, { ...wish, pin });
  await bridge.desk.sync({});
  const row = await house.hq.hq.db.selectFrom('records').select(['photos_listed', 'photos_arrived']).where('id', '=', record).executeTakeFirst();
  expect(row).toEqual({ photos_listed: 6, photos_arrived: 6 });
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
