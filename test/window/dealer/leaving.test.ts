import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type FindingId, type PickupId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';
import { putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
let pickup: PickupId;
let finding: FindingId;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1002')], (await house.bridge.desk.status()).now);
  pickup = inspection.pickup.id;
  const [line] = pickupLines(inspection.pickup);
  if (line === undefined) throw new Error('no line');
  finding = await putDamage(house, pickup, line.key, { stage: 1, place: '右上角' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const photosKept = async (): Promise<readonly string[]> => (await house.bridge.pickups.get({ pickup })).photos.map((photo) => photo.fileName);

/** Opens the damage point with a bridge that takes the pieces of pictures only once they are let go. */
async function openHeld(): Promise<{ readonly desk: DealerPage; readonly letGo: () => void; readonly choose: (names: readonly string[], seed: number) => Promise<void> }> {
  const desk = await openDealerPage(browser, house);
  let letGo: () => void = () => undefined;
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await desk.page.route('**/bridge/photos/append', async (route) => {
    await isLetGo;
    await route.continue();
  });
  await desk.go(`/pickup/${pickup}/stage-1?finding=${finding}`, desk.page.locator('.photo-strip'));
  const choose = async (names: readonly string[], seed: number): Promise<void> => {
    const files = await Promise.all(names.map(async (name, index) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(await drawPhoto({ seed: seed + index, width: 800, height: 600 })) })));
    await desk.page.locator('.photo-strip input[type=file]').setInputFiles(files);
  };
  return { desk, letGo, choose };
}

/** What the page has told its window since this was asked for. */
async function listen(page: Page): Promise<() => Promise<readonly unknown[]>> {
  await page.evaluate(() => {
    const heard = globalThis as unknown as { heard: unknown[] };
    heard.heard = [];
    addEventListener('message', (event) => {
      if (event.data !== 'gatecheck-flush-wanted') heard.heard.push(event.data);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
}

describe('a page that is left while pictures are coming in', () => {
  test('names those that are not in yet and says that all is saved only once they are', async () => {
    const { desk, letGo, choose } = await openHeld();
    const told = await listen(desk.page);
    await choose(['正面.jpg', '侧面.jpg', '底部.jpg'], 61);
    await desk.page.getByText('正在存 0 / 3 张').waitFor();
    await desk.page.evaluate(() => globalThis.postMessage('gatecheck-flush-wanted', location.origin));
    await expect.poll(told).toEqual([{ gatecheckComingIn: ['正面.jpg', '侧面.jpg', '底部.jpg'] }]);
    letGo();
    await expect.poll(async () => (await told()).at(-1)).toBe('gatecheck-flushed');
    expect((await told()).at(-2)).toEqual({ gatecheckComingIn: [] });
    expect((await photosKept()).toSorted()).toEqual(['侧面.jpg', '底部.jpg', '正面.jpg']);
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });

  test('holds on to its tab until a person lets it go', async () => {
    const { desk, letGo, choose } = await openHeld();
    await choose(['近看.jpg'], 71);
    await desk.page.getByText('正在存 0 / 1 张').waitFor();
    const asked = desk.page.waitForEvent('dialog');
    await desk.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    letGo();
    await expect.poll(photosKept).toContain('近看.jpg');
    await desk.page.context().close();
  });

  test('keeps a picture that did not get through because the host went away, and hands it over again', async () => {
    const { desk, choose, letGo } = await openHeld();
    letGo();
    await desk.page.route('**/bridge/photos/begin', (route) => route.abort());
    await choose(['远看.jpg'], 81);
    const underway = desk.page.getByText('正在存 0 / 1 张');
    await underway.waitFor();
    await desk.judge('a picture that did not get through');
    expect(await desk.page.getByText('远看.jpg').count()).toBe(0);
    await desk.page.unroute('**/bridge/photos/begin');
    await underway.waitFor({ state: 'detached' });
    await expect.poll(photosKept).toContain('远看.jpg');
    await desk.page.context().close();
  });

  test('says which picture cannot be read any more, and does not try for ever', async () => {
    const { desk, letGo } = await openHeld();
    letGo();
    const { page } = desk;
    const folder = await mkdtemp(join(tmpdir(), 'gatecheck-pulled-out-'));
    // The browser opens a path that its locale can spell only, and a test machine may have none.
    const file = join(folder, 'pulled-out.jpg');
    await writeFile(file, await drawPhoto({ seed: 91, width: 800, height: 600 }));
    let isGone: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      isGone = resolve;
    });
    await page.route('**/bridge/photos/begin', async (route) => {
      await gone;
      await route.continue();
    });
    await page.locator('.photo-strip input[type=file]').setInputFiles(file);
    await page.getByText('正在存 0 / 1 张').waitFor();
    await rm(folder, { recursive: true });
    isGone();
    await page.getByText('“pulled-out.jpg”读不出来，可能已被移走、删除，或者 U 盘拔掉了。').waitFor();
    await page.getByText('正在存 0 / 1 张').waitFor({ state: 'detached' });
    expect(await photosKept()).not.toContain('pulled-out.jpg');
    await desk.judge('a picture that is gone');
    await page.context().close();
  });
});
