import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../shared/words/language.ts';
import { axeViolations, cutOffs, openBrowser, smallTargets, type SizeName } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';
import { openDealerShowroom, type DealerShowroom } from './dealer-showroom.ts';
import { deskPages } from './desk-pages.ts';
import { foreignWords } from './foreign-words.ts';

let room: DealerShowroom;
let fresh: DealerHouse;
let browser: Browser;

beforeAll(async () => {
  [room, fresh, browser] = await Promise.all([openDealerShowroom(), openDealerHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
  await fresh?.close();
});

/** What is wrong with the page as it stands. */
async function faultsOf({ page }: DealerPage, language: Language, withAxe: boolean): Promise<readonly string[]> {
  const foreign = await foreignWords(page, language, room.data);
  return [
    ...(withAxe ? await axeViolations(page) : []),
    ...(await cutOffs(page)),
    ...(await smallTargets(page)).map((target) => `small: ${target}`),
    ...foreign.map((words) => `foreign words “${words}”`),
  ];
}

const sizes: readonly SizeName[] = ['laptop', 'desktop'];

describe.each(languages)('in %s', (language) => {
  it.each(sizes)('every page fits a %s, is accessible, has targets for gloves and speaks one language', async (size) => {
    await room.house.bridge.desk.setLanguage({ language });
    const desk = await openDealerPage(browser, room.house, { size });
    const faults: string[] = [];
    for (const { name, path, until } of deskPages(room, language)) {
      await desk.go(path, until(desk.page));
      // What axe looks at is the same on every large screen.
      for (const fault of await faultsOf(desk, language, size === 'laptop')) faults.push(`${name}: ${fault}`);
    }
    await desk.page.context().close();
    expect(faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it.each(sizes)('so does the enrolment of a fresh desk on a %s', async (size) => {
    await fresh.bridge.desk.setLanguage({ language });
    const desk = await openDealerPage(browser, fresh, { size });
    expect(await faultsOf(desk, language, size === 'laptop')).toEqual([]);
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });
});

describe('in the dark', () => {
  it('every page keeps its contrast', async () => {
    await room.house.bridge.desk.setLanguage({ language: 'zh-CN' });
    const desk = await openDealerPage(browser, room.house, { isDark: true });
    const faults: string[] = [];
    for (const { name, path, until } of deskPages(room, 'zh-CN')) {
      await desk.go(path, until(desk.page));
      for (const fault of await axeViolations(desk.page)) faults.push(`${name}: ${fault}`);
    }
    await desk.page.context().close();
    expect(faults).toEqual([]);
  });
});
