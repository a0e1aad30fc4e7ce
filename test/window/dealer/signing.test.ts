import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pickupIdSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

const small = { width: 1200, height: 900 };

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

describe('signing', () => {
  test('one bad line never blocks the others; the button says what is missing and goes there', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK20261120-1004');
    await desk.press(/包都完好/);
    await desk.press('已当场打开点清');
    await desk.press(/全部提货/);
    await desk.press('去二验');
    await desk.press('有问题 不锈钢鞋架');
    await desk.press('记好了');
    await desk.press('先关上，回头再补');
    await desk.press('其余 2 行都没问题');
    await desk.press('去核对');
    await desk.press('数都对，去签收');
    await desk.press(/^还差 \d+ 项，去补/);
    await page.getByRole('dialog', { name: /问题 · 不锈钢鞋架/ }).waitFor();
    // The first of what is missing is the place, which stands below the photos.
    await expect.poll(() => page.getByLabel('在哪里', { exact: true }).last().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '签收' }).click();
    await desk.press('只签准备好的 2 行');
    await page.getByText('已选 2 / 3 行').waitFor();
    await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor();
    expect(await page.getByRole('article', { name: '销售出库单反馈回执' }).getByText('不锈钢鞋架').count()).toBe(0);

    await desk.sign('908172');
    await desk.press('签字封存');
    // Said at the PIN field, which the eye is on, and not under the fold.
    const trouble = page.locator('.pin-pad').getByText('PIN 码不对，还可以试 9 次');
    await trouble.waitFor();
    const [field, words, bar] = await Promise.all([page.getByLabel('PIN 码', { exact: true }).boundingBox(), trouble.boundingBox(), page.locator('.action-bar').boundingBox()]);
    expect(words?.y).toBeGreaterThan(field?.y ?? Infinity);
    expect((words?.y ?? Infinity) - (field?.y ?? 0)).toBeLessThan(90);
    expect((words?.y ?? Infinity) + (words?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
    expect(await page.getByLabel('PIN 码', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    for (const left of [8, 7, 6]) {
      await page.getByLabel('PIN 码', { exact: true }).fill('908172');
      await desk.press('签字封存');
      await page.locator('.pin-pad').getByText(new RegExp(`还可以试 ${left} 次`)).waitFor();
    }
    // The fourth costs five seconds; the page counts them and says when it is over.
    await page.locator('.pin-pad').getByText(/请等 \d 秒再试/).waitFor();
    await desk.judge('a wrong PIN');
    await page.locator('.pin-pad').getByText(/请等/).waitFor({ state: 'detached' });
    await page.getByLabel('PIN 码', { exact: true }).fill('258036');
    await desk.press('签字封存');
    await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
    await page.getByText('还有 1 行没签').waitFor();
    await page.getByRole('link', { name: '二验' }).click();
    await page.getByText('已封存，只能看').first().waitFor();
    await desk.judge('sealed lines');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('a refusal at the yard: look inside, photos, the call, sealed at once', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK20261120-1003');
    const first = page.getByRole('article').first();
    await first.getByRole('button', { name: '严重破损' }).click();
    await page.getByText('破损严重，可以拒收').waitFor();
    await desk.judge('a broken package');
    await first.getByRole('button', { name: '货也坏了，拍照' }).click();
    await page.getByRole('dialog', { name: /问题 · 304彩管 圆管/ }).waitFor();
    const pictures = await Promise.all([21, 22, 23].map(async (seed) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await drawPhoto({ seed, ...small }) })));
    await page.locator('input[type=file]').setInputFiles(pictures);
    await page.getByText('3 张，够了').first().waitFor();
    await desk.press('管身');
    await desk.press('记好了');
    await first.getByRole('button', { name: /^拒收/ }).click();
    await desk.press('去拒收');
    await page.getByRole('link', { name: /0531-68001102/ }).waitFor();
    await desk.judge('refusal');
    await page.getByLabel('对方怎么说').fill('留在物流，等总部处理');
    await desk.press('打过了，记下来');
    await page.getByText(/已打，接听：周海峰/).waitFor();
    await page.getByRole('article', { name: '销售出库单拒收回执' }).getByText('留在物流，等总部处理').waitFor();
    await page.getByLabel('拒收原因').fill('管身压扁，没法用');
    await page.getByRole('article', { name: '销售出库单拒收回执' }).getByText('管身压扁，没法用').waitFor();
    const pickup = pickupIdSchema.parse(/pickup\/([^/]+)/.exec(page.url())?.[1]);
    await expect.poll(async () => (await house.bridge.drafts.get({ key: { form: 'refusal', pickup } })).fields).toContain('管身压扁');
    await desk.sign();
    await desk.press('封存拒收');
    await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
    await expect.poll(async () => (await house.bridge.drafts.get({ key: { form: 'refusal', pickup } })).fields).toBeNull();
    await page.getByText(/总部 今天 \d\d:\d\d 已收到/).waitFor({ timeout: 60_000 });
    await page.getByText('已封存，总部已收到').waitFor();
    expect(await page.getByText('已封存，已排队').count()).toBe(0);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('with reservation: the words for the waybill stand ready to copy', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK20261120-1001');
    const first = page.getByRole('article').first();
    await first.getByRole('group', { name: /第 1 包/ }).getByRole('button', { name: '轻微破损' }).click();
    await first.getByRole('button', { name: /^保留提货/ }).click();
    const words = await page.getByLabel('写在运单上的话').inputValue();
    expect(words).toMatch(/^.+：\d+ 包里 1 包外包装破损，货损待查，保留索赔权利。$/);
    await first.getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
    await page.getByLabel('写在运单上的话').fill(`${words}司机已看过。`);
    await page.getByLabel('写在运单上的话').blur();
    await desk.saved();
    await page.reload();
    expect(await page.getByLabel('写在运单上的话').inputValue()).toBe(`${words}司机已看过。`);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('without a network: sealed all the same, waiting in the queue, delivered once there is one', async () => {
    house.proxy.weather = 'down';
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.getByRole('button', { name: /^提货 CK/ }).first().click();
    await desk.press('确认提货');
    await desk.press('知道了，开始一验');
    await desk.press(/包都完好/);
    await desk.press('已当场打开点清');
    await desk.press(/全部提货|都提货/);
    await desk.press('去二验');
    await desk.press(/都没问题/);
    await desk.press('去核对');
    await desk.press('数都对，去签收');
    await desk.sign();
    await desk.press('签字封存');
    await page.getByText('有网络时自动送到总部').waitFor();
    await page.getByRole('link', { name: /^队列/ }).click();
    await page.getByText(/等待上传|正在传/).first().waitFor();
    await desk.press('现在联系总部');
    await page.getByText('没连上总部，稍后自动再试').waitFor();
    await page.getByText('离线，照常工作').waitFor();
    await desk.judge('the queue, offline');
    const bundle = page.waitForEvent('download');
    await desk.press('全部导出到 U 盘');
    expect((await bundle).suggestedFilename()).toMatch(/\.zip$/);
    house.proxy.weather = 'pass';
    await desk.press('现在联系总部');
    await page.getByText('都传完了').waitFor({ timeout: 60_000 });
    await page.getByText('已连上总部').waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('before installing: what is to be known, then the signed notice', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.getByRole('link', { name: '我的记录' }).click();
    await page.getByRole('link', { name: /签收反馈/ }).first().click();
    await page.getByRole('link', { name: '看这次提货' }).click();
    await page.getByRole('button', { name: '登记安装' }).click();
    await page.getByRole('heading', { level: 1, name: '登记安装' }).waitFor();
    const pickup = pickupIdSchema.parse(/pickup\/([^/]+)/.exec(page.url())?.[1]);
    const note = async (): Promise<string | null> => (await house.bridge.drafts.get({ key: { form: 'installation', pickup } })).fields;
    await page.getByLabel('为什么现在安装').fill('客户等着入住');
    await expect.poll(note).toContain('客户等着入住');
    await page.reload();
    await expect.poll(() => page.getByLabel('为什么现在安装').inputValue()).toBe('客户等着入住');
    await page.getByRole('checkbox').first().check();
    await desk.judge('installing');
    await desk.sign();
    await desk.press('签字记录');
    await page.getByText('已登记安装').waitFor();
    await expect.poll(note).toBeNull();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
