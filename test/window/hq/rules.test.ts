import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { publishedRulesSchema, type PublishedRules } from '../../../shared/wire/rule-shapes.ts';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, type OpenPage } from './console-page.ts';

let room: Showroom;
let browser: Browser;
let director: OpenPage;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
  director = await openConsole(browser, room.url, { username: 'operations' });
});

afterAll(async () => {
  await director?.close();
  await browser?.close();
  await room?.close();
});

const publishedRules = async (): Promise<PublishedRules> => publishedRulesSchema.parse(await (await room.as('operations'))('GET', '/console/v1/rules'));
const option = '.ant-select-item-option, .gc-select-item-option';
const fileOf = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

it('drafts a policy, shows what changes, replays it, and publishes it after one question', async () => {
  const { page, go, errors } = director;
  await go('/rules');
  expect(await page.locator('.content').innerText()).toContain('依据: 国务院办公厅节假日安排');
  await page.getByRole('link', { name: '起草修改' }).click();
  const changes = page.getByRole('region', { name: '改了什么' });
  await expect.poll(async () => await changes.innerText()).toContain('还没有改动');
  await page.getByLabel('物料 数字').fill('6');
  await page.getByLabel('大门：分界以内').click();
  await page.locator(option).getByText('天内（不算当天）').click();
  await expect.poll(async () => await changes.locator('tbody').innerText()).toMatch(/大门 10 套以内\s+当天\s+2 天内\s+物料 不论数量\s+4 小时\s+6 小时/);
  expect(await axeViolations(page)).toEqual([]);

  const replay = page.getByRole('region', { name: '试算' });
  await replay.getByRole('button', { name: '试算' }).click();
  await expect.poll(async () => await replay.innerText()).toMatch(/试算了 \d+ 次提货/);
  await page.getByLabel('物料 数字').fill('8');
  await expect.poll(async () => await replay.innerText()).toContain('规定又改过了，请再试算一次');

  await page.getByRole('button', { name: '公布' }).click();
  const question = page.getByRole('dialog');
  await expect.poll(async () => await question.innerText()).toContain('这份修改还没有试算过');
  await question.getByRole('button', { name: '公布' }).click();
  await page.getByText('规定 2026.2 已公布，', { exact: false }).first().waitFor();
  const policy = (await publishedRules()).policies[0]?.document;
  expect(policy?.version).toBe('2026.2');
  expect(policy?.timeLimits.groups.find((group) => group.within.rule === 'R-TL-9')?.within.length).toEqual({ kind: 'hours', hours: 8 });
  expect(errors).toEqual([]);
});

it('says where a policy file is wrong, and reads one that is right', async () => {
  const { page, go } = director;
  await go('/rules/draft');
  const file = page.locator('.file-button input');
  await file.setInputFiles(fileOf('broken.json', '{'));
  await page.getByText('这个文件不是规定文件').waitFor();
  await file.setInputFiles(fileOf('wrong.json', JSON.stringify({ ...defaultPolicy, timeLimits: { ...defaultPolicy.timeLimits, silenceDays: 0 } })));
  await expect.poll(async () => await page.locator('.page').innerText()).toContain('timeLimits.silenceDays');
  await file.setInputFiles(fileOf('right.json', JSON.stringify({ ...defaultPolicy, timeLimits: { ...defaultPolicy.timeLimits, silenceDays: 10, fittingWords: ['配件'] } })));
  await page.getByText('已读入文件').waitFor();
  const changes = page.getByRole('region', { name: '改了什么' });
  await expect.poll(async () => await changes.innerText()).toMatch(/7 天\s+10 天/);
  expect(await changes.innerText()).toMatch(/其他内容（文件中）\s+没有改动\s+有改动/);
});

it('takes a year of holidays by the day, and says which line it cannot read', async () => {
  const admin = await openConsole(browser, room.url, { username: 'admin' });
  const { page, go } = admin;
  await go('/rules');
  expect(await page.getByRole('link', { name: '起草修改' }).count()).toBe(0);
  await page.getByText('2027 年还没有录入').waitFor();
  await page.getByRole('button', { name: '录入放假安排' }).click();
  await page.getByLabel('依据的通知').fill('国办发明电〔2026〕12 号');
  await page.getByLabel('放假和调休').fill('元旦 01-01~01-03\n国庆 10-40');
  await page.locator('form').getByRole('button', { name: '公布' }).click();
  await page.getByText('第 2 行读不懂').waitFor();
  await page.getByLabel('放假和调休').fill('元旦 01-01~01-03\n上班 01-09');
  await page.getByText('读到：放假 3 天，调休上班 1 天').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('form').getByRole('button', { name: '公布' }).click();
  await page.getByText('2027 年：放假 3 天，调休上班 1 天').waitFor();
  expect((await publishedRules()).calendar.document).toMatchObject({ source: '国办发明电〔2026〕12 号', years: [{ year: 2024 }, { year: 2025 }, { year: 2026 }, { year: 2027, makeUpDays: ['2027-01-09'] }] });
  expect(await page.getByText('2027 年还没有录入').count()).toBe(0);
  await admin.close();
});
