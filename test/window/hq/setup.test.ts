import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseInstant, type Instant } from '../../../shared/kernel/instant.ts';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
import { openShowroom, showroomNow, type Showroom } from '../../kit/console-showroom.ts';
import { TestDesk } from '../../kit/hq-desk.ts';
import { openConsole, pagesDir, stand, type OpenPage } from './console-page.ts';

let room: Showroom;
let browser: Browser;
let admin: OpenPage;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
  admin = await openConsole(browser, room.url, { username: 'admin' });
});

afterAll(async () => {
  await admin?.close();
  await browser?.close();
  await room?.close();
});

const option = '.ant-select-item-option, .gc-select-item-option';

it('issues a code that enrols a desk, shown once with its end and a copy button', async () => {
  const { page, go } = admin;
  await go('/desks');
  const before = await page.locator('tr.data-row').count();
  await page.getByRole('button', { name: '发开通码' }).click();
  await page.getByLabel('经销商', { exact: true }).fill('瑞祥');
  await page.locator(option).getByText('洛阳洛龙区瑞祥建材').click();
  await page.getByLabel('姓名').fill('郭小瑞');
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('form').getByRole('button', { name: '发开通码' }).click();
  const shown = page.locator('.shown-once-text');
  await shown.waitFor();
  const code = await shown.innerText();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  expect(await page.locator('.shown-once').innerText()).toMatch(/给 郭小瑞 · .+ 前有效/);
  await page.locator('.shown-once').getByRole('button', { name: '复制' }).click();
  expect(await page.evaluate(async () => await navigator.clipboard.readText())).toBe(code);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  const desk = new TestDesk(room.url, () => parseInstant(showroomNow) as Instant);
  expect((await desk.enrol(code)).status).toBe(200);
  await page.reload();
  await stand(page);
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(before + 1);
});

it('issues a code for a further person, revokes a signer, and revokes a desk only after its name was typed', async () => {
  const { page, go } = admin;
  await go('/desks');
  await page.locator('tr.data-row', { hasText: '成都武侯安居不锈钢' }).click({ position: { x: 30, y: 20 } });
  const detail = page.locator('.split-detail');
  await detail.getByRole('button', { name: '给人员发码' }).click();
  await page.getByLabel('姓名').fill('罗小居');
  await page.locator('form').getByRole('button', { name: '发开通码' }).click();
  await page.locator('.shown-once-text').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.shown-once-text').waitFor({ state: 'detached' });

  await detail.getByRole('button', { name: '重新开通电脑' }).click();
  const renewing = page.locator('form', { hasText: '旧钥匙马上作废' });
  await page.getByRole('dialog', { name: '重新开通“前台电脑”' }).waitFor();
  await renewing.getByText('罗安居 · 负责人').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await renewing.getByRole('button', { name: '发开通码' }).click();
  await page.locator('.shown-once-text').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.shown-once-text').waitFor({ state: 'detached' });

  await detail.getByRole('button', { name: '停用签字资格' }).click();
  const ending = page.getByRole('dialog', { name: '停用 罗安居 的签字资格' });
  await ending.getByText('成都武侯安居不锈钢 · 罗安居（负责人）').waitFor();
  await page.locator('form').getByLabel('原因').fill('离职');
  await page.locator('form').getByRole('button', { name: '停用', exact: true }).click();
  await expect.poll(async () => await detail.innerText()).toContain('已停用');

  await detail.getByRole('button', { name: '停用', exact: true }).click();
  await page.getByRole('dialog', { name: '停用电脑“前台电脑”' }).getByText('成都武侯安居不锈钢 · 前台电脑').waitFor();
  const form = page.locator('form', { hasText: '停用后立即不能再上传' });
  await form.getByLabel('原因').fill('电脑丢失');
  await form.getByLabel('请输入“前台电脑”确认').fill('前台');
  await form.getByRole('button', { name: '停用' }).click();
  await expect.poll(async () => await form.locator('.field-error').innerText()).toBe('和电脑名称不一样');
  await form.getByLabel('请输入“前台电脑”确认').fill('前台电脑');
  await form.getByRole('button', { name: '停用' }).click();
  await page.getByText('已停用：前台电脑').waitFor();
  await expect.poll(async () => await detail.innerText()).toContain('电脑丢失');
  expect((await room.desks.JX0103.call('GET', '/wire/v1/news?after=0&limit=1')).body.data.code).toBe('device.revoked');

  await detail.getByRole('button', { name: '恢复这台电脑' }).click();
  const lifting = page.locator('form', { hasText: '恢复后从停用的地方接着用' });
  await lifting.getByRole('button', { name: '恢复这台电脑' }).click();
  await expect.poll(async () => await lifting.locator('.field-error').count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  await lifting.getByLabel('原因').fill('电脑找回来了');
  await lifting.getByRole('button', { name: '恢复这台电脑' }).click();
  await page.getByText('已恢复').waitFor();
  await detail.getByRole('button', { name: '给人员发码' }).waitFor();
  expect((await room.desks.JX0103.call('GET', '/wire/v1/news?after=0&limit=1')).status).toBe(200);
});

it('adds a person, changes roles, resets the password and disables the account', async () => {
  const { page, go } = admin;
  await go('/staff');
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.locator('form', { hasText: '初始密码' });
  await form.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await form.locator('.field-error').count()).toBe(4);
  expect(await axeViolations(page)).toEqual([]);
  await form.getByLabel('姓名').fill('欧阳修竹');
  await form.getByLabel('用户名').fill('ouyang');
  await form.getByLabel('电话').fill('abc');
  await form.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await form.locator('.field', { hasText: '电话' }).locator('.field-error').innerText()).toContain('至少 5 位数字');
  await form.getByLabel('电话').fill('１３９５３１１１２２３');
  await form.getByLabel('角色').click();
  await page.locator(option).getByText('业务助理').click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => await form.locator('.field', { hasText: '负责的区域' }).innerText()).toContain('业务助理只看自己的区域，至少选一个');
  expect(await form.locator('.field', { hasText: '负责的区域' }).locator('.field-optional').count()).toBe(0);
  await form.getByLabel('初始密码').fill('first-2026');
  await form.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await form.locator('.field-error').innerText()).toContain('请填写');
  await form.getByLabel('负责的区域').click();
  await page.locator(option).getByText('华中').click();
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: '保存' }).click();
  const row = page.locator('tr.data-row', { hasText: '欧阳修竹' });
  await row.waitFor();
  expect(await row.innerText()).toContain('华中');
  expect(await row.locator('a[href="tel:13953111223"]').innerText()).toContain('13953111223');

  await row.getByRole('button', { name: '重设密码' }).click();
  await page.getByLabel('新密码').fill('second-2026');
  await page.locator('form').getByRole('button', { name: '重设密码' }).click();
  await expect.poll(async () => await page.getByLabel('新密码').count()).toBe(0);

  await row.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('停用后立即退出登录，不能再登录').check();
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await row.innerText()).toContain('已停用');
});

it('Tab goes through roles and regions and gives nobody a right; what is typed and Enter does', async () => {
  const { page, go } = admin;
  await go('/staff');
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.locator('form', { hasText: '初始密码' });
  const chosen = form.locator('.ant-select-selection-item');
  await form.getByLabel('角色').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-item-option-active').waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(async () => await form.getByLabel('负责的区域').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: '华' }).waitFor();
  await page.keyboard.press('Shift+Tab');
  await expect.poll(async () => await form.getByLabel('角色').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.locator('.ant-select-dropdown').first().waitFor({ state: 'hidden' });
  expect(await chosen.count()).toBe(0);
  await page.keyboard.type('物流');
  await page.locator('.ant-select-item-option-active', { hasText: '物流调度' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => await chosen.allInnerTexts()).toEqual(['物流调度']);
  await page.keyboard.press('Tab');
  expect(await chosen.allInnerTexts()).toEqual(['物流调度']);
  await form.getByRole('button', { name: '取消' }).click();
  await form.waitFor({ state: 'detached' });
});

it('closes what was saved and shows a key at once, also while the list is still being read again', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/staff');
  const row = page.locator('tr.data-row', { hasText: '韩雪' });
  await row.getByRole('button', { name: '修改' }).click();
  await page.route(/\/console\/v1\/(staff|import-keys)\b/, async (route) => (route.request().method() === 'GET' ? undefined : await route.continue()));
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await go('/keys');
  await page.getByRole('button', { name: '新建密钥' }).first().click();
  await page.getByLabel('用途').fill('浪潮');
  await page.route(/\/console\/v1\/(staff|import-keys)\b/, async (route) => (route.request().method() === 'GET' ? undefined : await route.continue()));
  await page.keyboard.press('Enter');
  await page.locator('.shown-once-text').waitFor();
  expect(await page.locator('.shown-once-text').innerText()).not.toBe('');
  await close();
});

it('refuses in words to disable the last administrator', async () => {
  const { page, go } = admin;
  await go('/staff');
  await page.locator('tr.data-row', { hasText: '韩雪' }).getByRole('button', { name: '修改' }).click();
  await page.getByLabel('停用后立即退出登录，不能再登录').check();
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('form .notice').innerText()).toContain('这是最后一位管理员');
  await page.locator('form').getByRole('button', { name: '取消' }).click();
});

it('adds a region and a dealer with a very long name, and the pages still fit', async () => {
  const { page, go } = admin;
  await go('/regions');
  await page.getByRole('button', { name: '新增区域' }).click();
  await page.getByLabel('编号').fill('north');
  await page.getByLabel('名称').fill('华北');
  await page.getByLabel('物流调度姓名').fill('司马相如');
  await page.getByLabel('物流调度电话').fill('010-68009900');
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('tr.data-row', { hasText: '华北' }).count()).toBe(1);

  const name = '内蒙古自治区呼伦贝尔市鄂伦春自治旗阿里河镇兴安岭东麓不锈钢门窗护栏楼梯扶手制作安装综合经营服务部（第一分店）';
  await go('/dealers');
  await page.getByRole('button', { name: '新增经销商' }).click();
  await page.locator('form').getByLabel('编码').fill('JX 1');
  await page.locator('form').getByLabel('名称').fill(name);
  await page.locator('form').getByLabel('区域').click();
  await page.locator(option).getByText('华北').click();
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('form .field-error').innerText()).toContain('不能有空格');
  await page.locator('form').getByLabel('编码').fill('JX1999');
  await page.locator('form').getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('tr.data-row', { hasText: 'JX1999' }).count()).toBe(1);
  expect(await page.evaluate(() => { const table = document.querySelector('.data-table'); return table !== null && table.scrollWidth <= table.clientWidth + 1; })).toBe(true);
});

it('issues an import key once and revokes it', async () => {
  const { page, go } = admin;
  await go('/keys');
  await page.getByRole('button', { name: '新建密钥' }).first().click();
  await page.locator('form').getByRole('button', { name: '新建密钥' }).click();
  await expect.poll(async () => await page.locator('form .field-error').innerText()).toBe('请填写');
  await page.getByLabel('用途').fill('用友 ERP');
  await page.locator('form').getByRole('button', { name: '新建密钥' }).click();
  const shown = page.locator('.shown-once-text');
  await shown.waitFor();
  const key = await shown.innerText();
  const answer = await fetch(`${room.url}/erp/v1/outbound-orders`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ orders: [] }) });
  expect(answer.status).toBe(400);
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  const row = page.locator('tr.data-row', { hasText: '用友 ERP' });
  await row.getByRole('button', { name: '停用' }).click();
  await page.locator('.ant-modal-confirm, .gc-modal-confirm').getByRole('button', { name: '停用' }).click();
  await expect.poll(async () => await row.innerText()).toContain('停用');
  await expect.poll(async () => await row.getByRole('button').count()).toBe(0);
});

it('selects a code and says to press Ctrl+C where the browser lets no page copy, as on an address without https', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'admin' });
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await go('/keys');
  await page.getByRole('button', { name: '新建密钥' }).first().click();
  await page.getByLabel('用途').fill('金蝶');
  await page.keyboard.press('Enter');
  const shown = page.locator('.shown-once-text');
  await shown.waitFor();
  await page.locator('.shown-once').getByRole('button', { name: '复制' }).click();
  await page.getByText('这里不能自动复制。文字已经选好，请按 Ctrl+C（手机请长按）复制。').waitFor();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(await shown.innerText());
  expect(errors).toEqual([]);
  await close();
});

it('shows what was refused and why, as it came', async () => {
  const { page, go } = admin;
  await go('/quarantine');
  await page.locator('tr.data-row').first().click();
  await expect.poll(async () => await page.locator('.split-detail .raw').count()).toBe(1);
  expect(await page.locator('.split-detail').innerText()).toContain('签名核对不上');
  expect(await axeViolations(page)).toEqual([]);
});

it('shows who did what, and that the log was not altered', async () => {
  const { page, go } = admin;
  await go('/audit');
  await expect.poll(async () => await page.locator('.notice').innerText()).toContain('记录链完整');
  const text = await page.locator('.data-table').innerText();
  for (const words of ['韩雪（admin）停用了电脑“前台电脑”，原因：电脑丢失', '韩雪（admin）新增了人员 欧阳修竹', '韩雪（admin）停用了导入密钥', '经销商 洛阳洛龙区瑞祥建材（JX0047）开通了电脑“前台电脑”']) expect(text).toContain(words);
  expect(text).not.toMatch(/[{}[\]"]/);
  const revoked = page.locator('tr.data-row', { hasText: '停用了电脑“前台电脑”' });
  await revoked.locator('summary').click();
  expect(await revoked.locator('dl').innerText()).toMatch(/^验货电脑\s+前台电脑（成都武侯安居不锈钢）\s+验货电脑编号\s+[0-9a-f-]{36}/);
  const added = page.locator('tr.data-row', { hasText: '新增了人员 欧阳修竹' });
  await added.locator('summary').click();
  const pairs = await added.locator('dl').innerText();
  for (const words of ['用户名', 'ouyang', '业务助理', '华中']) expect(pairs).toContain(words);
  expect(pairs).not.toContain('business-assistant');
  // The name that the page shows finds its entries.
  await page.getByPlaceholder('人员、单号、动作').fill('韩雪');
  const found = page.locator('tr.data-row');
  // While it is looked for the list is empty.
  await expect.poll(async () => new Set((await found.allInnerTexts()).map((row) => row.includes('韩雪')))).toEqual(new Set([true]));
  expect(await axeViolations(page)).toEqual([]);
  expect(admin.errors).toEqual([]);
});

it('withdraws an order that was not picked up, with a reason', async () => {
  const { page, go } = admin;
  const { orderNo } = room.orderOf('JX0103', 5);
  await go(`/orders/${orderNo}`);
  await page.getByRole('button', { name: '撤回出库单' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('开错了');
  await page.getByRole('dialog').getByRole('button', { name: '撤回出库单' }).click();
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('已撤回');
});
