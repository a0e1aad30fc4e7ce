import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';

const small = { width: 1600, height: 1200 };
const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

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

/** Hands pictures over the way a drag or the clipboard does. */
async function handOver(desk: DealerPage, how: 'drop' | 'paste', pictures: readonly { readonly name: string; readonly buffer: Buffer }[]): Promise<void> {
  const given = pictures.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  await desk.page.evaluate(
    ({ way, files }) => {
      const transfer = new DataTransfer();
      for (const each of files) transfer.items.add(new File([Uint8Array.from(atob(each.base64), (char) => char.charCodeAt(0))], each.name, { type: 'image/jpeg' }));
      if (way === 'paste') window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
      else document.querySelector('.photo-strip')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    { way: how, files: given },
  );
}

/** Whether the viewer shows each picture from edge to edge. */
async function wholePictures(page: Page): Promise<readonly boolean[]> {
  await page.locator('.viewer-picture img').first().waitFor();
  return page.locator('.viewer-picture').evaluateAll((stages) =>
    stages.map((stage) => {
      const [outer, inner] = [stage.getBoundingClientRect(), stage.querySelector('img')?.getBoundingClientRect()];
      return inner !== undefined && inner.height > 100 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1 && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
    }),
  );
}

describe('photos of a damage point', () => {
  test('from files, by drop and by paste; bad files are named and the others go on', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK20261120-1002');
    await desk.press('13 包都完好');
    await desk.press('已当场打开点清');
    await desk.press('3 行全部提货');
    await desk.press('去二验');
    await desk.press('有问题 304防护窗 平窗');
    await page.getByRole('dialog', { name: /问题 · 304防护窗/ }).waitFor();
    await page.getByText('还差 3 张').first().waitFor();
    await page.getByText('还差带包装的 1 张').first().waitFor();
    await desk.judge('an open damage point');

    const good = await drawPhoto({ seed: 1, ...small });
    const truncated = (await drawPhoto({ seed: 2, ...small })).subarray(0, 90_000);
    await page.locator('input[type=file]').setInputFiles([
      file('正面.jpg', good),
      file('截断.jpg', Buffer.from(truncated)),
      file('说明.txt', Buffer.from('这不是照片'), 'text/plain'),
      file('空.jpg', Buffer.alloc(0)),
      file('侧面.png', await drawPhoto({ seed: 3, ...small, format: 'png' }), 'image/png'),
    ]);
    await page.getByText('“截断.jpg”不完整').waitFor();
    await page.getByText('“说明.txt”不是照片或视频').waitFor();
    await page.getByText('“空.jpg”是空文件').waitFor();
    await page.getByText('还差 1 张').first().waitFor();
    for (let left = 3; left > 0; left -= 1) await page.getByRole('button', { name: '知道了' }).first().click();

    await handOver(desk, 'drop', [{ name: '正面 副本.jpg', buffer: good }]);
    await page.locator('.photo-strip').getByText('第 3 张和第 1 张是同一张，只算一张').waitFor();
    await page.getByText('还差 1 张').first().waitFor();
    await desk.press('删掉照片 3');
    await page.locator('.photo-strip').getByText('第 3 张和第 1 张是同一张，只算一张').waitFor({ state: 'detached' });
    await handOver(desk, 'paste', [{ name: 'image.png', buffer: await drawPhoto({ seed: 4, ...small }) }]);
    await page.getByText('还差带包装的 1 张').first().waitFor();
    await page.getByRole('button', { name: /标为带包装 第 1 张/ }).click();
    await page.getByText('3 张，够了').first().waitFor();

    await handOver(desk, 'drop', [{ name: '糊.jpg', buffer: await drawPhoto({ seed: 5, ...small, blur: 40 }) }]);
    await page.getByText('有点糊').waitFor();
    await desk.judge('a remark on a photo');
    await desk.press('保留，选个原因 4');
    await page.getByRole('menuitem', { name: '能看清损伤' }).click();
    await page.getByText('保留：能看清损伤').waitFor();

    await desk.press('放大看第 1 张');
    await page.getByRole('dialog', { name: '照片' }).waitFor();
    await expect.poll(() => wholePictures(page)).toEqual([true]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');

    await desk.press('删掉照片 4');
    await page.getByText('已删掉一张照片').waitFor();
    await desk.press('撤销');
    await page.getByText('保留：能看清损伤').waitFor();

    await desk.press('锈蚀');
    await page.getByRole('button', { name: /^隐蔽/, pressed: true }).waitFor();
    await page.getByLabel('在哪里', { exact: true }).last().fill('左上角焊口');
    await page.getByLabel('怎么样').fill('锈斑两处');
    await desk.press('记好了');
    await desk.saved();
    const [card] = (await house.bridge.today.get()).cards;
    if (card === undefined) throw new Error('no pickup');
    const view = await house.bridge.pickups.get({ pickup: card.pickup });
    expect(view.inspection.findings).toMatchObject([{ check: 'rust', nature: 'hidden', place: '左上角焊口', description: '锈斑两处' }]);
    expect(view.inspection.findings[0]?.photos).toHaveLength(4);
    expect(view.inspection.lines[0]).toMatchObject({ items: 'with-findings' });
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('what is wrong goes to the comparison by itself and to HQ with its photos', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('继续');
    await page.getByRole('heading', { name: /^二验/ }).waitFor();
    await desk.press('其余 2 行都没问题');
    await desk.press('撤销');
    await desk.press('其余 2 行都没问题');
    await desk.press('去核对');
    const first = page.getByRole('article').first();
    expect(await first.getByLabel('损坏 304防护窗 平窗', { exact: true }).last().inputValue()).toBe('1');
    await first.getByRole('button', { name: '少了 304防护窗 平窗 +1' }).click();
    await first.getByText('6 套').waitFor();
    await first.getByRole('button', { name: '记下少了 1 套' }).click();
    await first.getByText('填了少 1，还没记下来').waitFor({ state: 'detached' });
    await desk.judge('differences');
    await desk.press('数都对，去签收');
    await page.getByRole('article', { name: '销售出库单反馈回执' }).getByText('锈斑两处').waitFor();
    await desk.sign();
    await desk.press('签字封存');
    await page.getByText(/总部 今天 \d\d:\d\d 收齐 4 张照片/).waitFor({ timeout: 90_000 });
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('pictures that are added while the last ones before a stop still finish come in', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK20261120-1003');
    await page.getByRole('button', { name: /包都完好$/ }).click();
    await page.getByRole('button', { name: /行全部提货$/ }).click();
    await desk.press('去二验');
    await page.getByRole('button', { name: /^有问题 304/ }).first().click();
    await page.getByText('还差 3 张').first().waitFor();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/photos\/finish/, async (route) => {
      await held;
      await route.continue();
    });
    const pictures = await Promise.all([21, 22, 23, 24].map(async (seed) => file(`第${seed}张.jpg`, await drawPhoto({ seed, ...small }))));
    const underway = page.waitForRequest(/photos\/finish/);
    await page.locator('input[type=file]').setInputFiles(pictures.slice(0, 3));
    await underway;
    await desk.press('停止');
    await page.locator('input[type=file]').setInputFiles(pictures.slice(3));
    letGo();
    await page.locator('.intake').waitFor({ state: 'detached' });
    await desk.saved();
    const views = await Promise.all((await house.bridge.today.get()).cards.map(async (card) => house.bridge.pickups.get({ pickup: card.pickup })));
    expect(views.flatMap((view) => view.photos.map((photo) => photo.fileName))).toContain('第24张.jpg');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
