import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pickupIdSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';
import { openFilmedBrowser } from './filmed-browser.ts';

let browser: Browser;
let closeBrowser: () => Promise<void>;
let house: DealerHouse;
beforeAll(async () => {
  ({ browser, close: closeBrowser } = await openFilmedBrowser([11]));
  house = await openDealerHouse();
  await house.enrol();
});
afterAll(async () => {
  await closeBrowser?.();
  await house?.close();
});

async function openCamera(orderNo: string): Promise<DealerPage> {
  const desk = await openDealerPage(browser, house, { camera: true });
  await desk.pickUp(orderNo);
  await desk.press(/包都完好$/);
  await desk.press(/行全部提货$/);
  await desk.press('去二验');
  await desk.press(/^有问题 .*[一-龥]/);
  await desk.page.getByText('这一张带包装').waitFor();
  return desk;
}

function pickupOf({ page }: DealerPage): PickupId {
  return pickupIdSchema.parse(/\/pickup\/([^/]+)\//.exec(page.url())?.[1]);
}

test('the camera counts the photos that count: a shot of the very same view is none, and what a file lacks is said over the camera', async () => {
  const desk = await openCamera('CK20261120-1003');
  const { page } = desk;
  const camera = page.getByRole('dialog', { name: '拍照' });
  await camera.getByText(/还剩/).waitFor();
  await desk.press('拍一张');
  await page.getByText('1 / 3 张').waitFor();
  for (let more = 0; more < 3; more += 1) await desk.press('拍一张');
  await expect.poll(() => page.locator('.tiles > li').count()).toBe(4);
  await camera.getByText(/和第 1 张是同一张，只算一张/).waitFor();
  await camera.getByText('1 / 3 张').waitFor();
  expect(await camera.getByText('够了').count()).toBe(0);
  await page.getByRole('button', { name: /^完成/ }).click();
  await camera.waitFor({ state: 'detached' });
  await desk.press('拍照');
  await camera.getByText('1 / 3 张').waitFor();
  await page.getByRole('button', { name: /^完成/ }).click();
  await camera.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('拍照');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('one clip at a time: a second press while the camera is being asked begins no other, and closing the camera leaves none running', async () => {
  const desk = await openCamera('CK20261120-1004');
  const { page } = desk;
  await page.evaluate(() => {
    const counted = globalThis as unknown as { opened: MediaStream[]; asked: number; answered: number };
    Object.assign(counted, { opened: [], asked: 0, answered: 0 });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      counted.asked += 1;
      try {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const stream = await ask(wish);
        counted.opened.push(stream);
        return stream;
      } finally {
        counted.answered += 1;
      }
    };
  });
  const live = () => page.evaluate(() => (globalThis as unknown as { opened: MediaStream[] }).opened.filter((stream) => stream.active).length);
  const asking = () => page.evaluate(() => {
    const { asked, answered } = globalThis as unknown as { asked: number; answered: number };
    return { asked, answered };
  });
  const record = page.getByRole('button', { name: '录视频' });
  await record.dblclick();
  await page.getByRole('button', { name: /停止录像 1 秒/ }).waitFor();
  expect(await live()).toBe(1);
  await page.getByRole('button', { name: /停止录像/ }).click();
  await record.waitFor();
  expect(await live()).toBe(0);
  const { asked: before } = await asking();
  await record.click();
  await page.getByRole('button', { name: /^完成/ }).click();
  await page.getByText('第 1 段视频').waitFor();
  // The camera answers what has gone.
  await expect.poll(async () => (await asking()).answered).toBeGreaterThan(before);
  await expect.poll(asking).toSatisfy(({ asked, answered }) => asked === answered);
  await expect.poll(live).toBe(0);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a clip that cannot be recorded is said, and leaves neither the button waiting nor the camera on', async () => {
  const desk = await openCamera('CK20261120-1002');
  const { page } = desk;
  const camera = page.getByRole('dialog', { name: '拍照' });
  const record = camera.getByRole('button', { name: '录视频' });
  await record.waitFor();
  await page.evaluate(() => {
    const counted = globalThis as unknown as { opened: MediaStream[] };
    counted.opened = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      counted.opened.push(stream);
      return stream;
    };
    MediaRecorder.prototype.start = () => {
      throw new DOMException('no encoder', 'NotSupportedError');
    };
  });
  await record.click();
  await page.getByText('这台电脑录不了视频，可以用手机录好再选文件。').waitFor();
  await expect.poll(() => record.isEnabled()).toBe(true);
  expect(await page.evaluate(() => (globalThis as unknown as { opened: MediaStream[] }).opened.map((stream) => stream.active))).toEqual([false]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a chosen camera that was unplugged is not named by its number, and another one can be chosen, also the only one left', async () => {
  await house.bridge.orders.enterFromPaper({ order: paperEntry('XS-1201') });
  const desk = await openCamera('XS-1201');
  const { page } = desk;
  await page.getByRole('button', { name: /^完成/ }).click();
  await page.evaluate(() => {
    const names = ['前置摄像头', '侧面摄像头', '后置摄像头'];
    (globalThis as unknown as { unplug: () => void }).unplug = () => void names.pop();
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () => names.map((label, index) => ({ deviceId: `6a1f${index}`, groupId: '', kind: 'videoinput', label, toJSON: () => ({}) }));
    mediaDevices.getUserMedia = async (wish) => {
      const { deviceId } = (wish?.video ?? {}) as { readonly deviceId?: { readonly exact: string } };
      if (deviceId !== undefined && !names.some((_, index) => deviceId.exact === `6a1f${index}`)) throw new DOMException('gone', 'NotFoundError');
      return await ask({ video: true });
    };
  });
  await desk.press('拍照');
  const camera = page.getByRole('dialog', { name: '拍照' });
  const picker = camera.locator('.ant-select');
  const choose = async (name: string): Promise<void> => {
    await picker.click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).click();
  };
  const unplug = () => page.evaluate(() => (globalThis as unknown as { unplug: () => void }).unplug());
  for (const name of ['后置摄像头', '侧面摄像头']) {
    await picker.waitFor();
    await unplug();
    await choose(name);
    await camera.getByText('这台电脑没有可用的摄像头').waitFor();
    await expect.poll(() => picker.innerText()).toBe('用哪个摄像头');
  }
  await desk.judge('a camera that was unplugged');
  await choose('前置摄像头');
  await camera.locator('video').waitFor();
  await picker.waitFor({ state: 'detached' });
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('of a matter of quantity as many photos are taken as a person likes, and none is asked for', async () => {
  const desk = await openCamera('CK20261120-1001');
  const { page } = desk;
  await page.getByRole('button', { name: /^完成/ }).click();
  await desk.press('数量不对');
  await desk.press('拍照');
  const camera = page.getByRole('dialog', { name: '拍照' });
  await camera.getByText('留个证据，拍几张都行').waitFor();
  await camera.getByText('已拍 0 张').waitFor();
  await desk.press('拍一张');
  await camera.getByText('已拍 1 张').waitFor();
  const uses = async () => (await house.bridge.pickups.get({ pickup: pickupOf(desk) })).inspection.findings.flatMap((finding) => finding.photos);
  await expect.poll(uses).toMatchObject([{ withPackaging: false }]);
  // That it shows the packaging is for a person to say.
  await camera.getByRole('button', { name: '带包装', exact: true }).click();
  await desk.press('拍一张');
  await camera.getByText('已拍 2 张').waitFor();
  await expect.poll(uses).toMatchObject([{ withPackaging: false }, { withPackaging: true }]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
