import type { Locator, Page } from 'playwright-core';
import { deskWords } from '../../../shared/words/desk-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { DealerShowroom } from './dealer-showroom.ts';

/** A page of the desk: its address, and what stands there when it has opened. */
export interface DeskPage {
  readonly name: string;
  readonly path: string;
  readonly until: (page: Page) => Locator;
}

/** Every address of the desk with something on it, in an order in which no two neighbours look alike. */
export function deskPages(room: DealerShowroom, language: Language): readonly DeskPage[] {
  const words = deskWords(language);
  const { inspection } = words;
  const titled = (name: string, path: string, title: string): DeskPage => ({
    name,
    path,
    until: (page) => page.getByRole('heading', { level: 1, name: title, exact: true }),
  });
  const at = (name: string, pickup: string, step: string, title: string): DeskPage => titled(name, `/pickup/${pickup}/${step}`, title);
  const receipt = (name: string, path: string): DeskPage => ({ name, path, until: (page) => page.locator('article.receipt') });
  return [
    titled('today', '/', words.today.title),
    titled('pickup', '/pickup', words.pickup.title),
    titled('paper', '/paper', words.pickup.paper.title),
    { name: 'pickup-chosen', path: `/pickup?order=${room.coming}`, until: (page) => page.getByText(words.pickup.limitsThen) },
    at('limits', room.windows, 'limits', words.pickup.limits.title),
    at('stage-1', room.windows, 'stage-1', inspection.stage1.title),
    at('stage-2', room.windows, 'stage-2', inspection.stage2.title),
    at('compare', room.windows, 'compare', inspection.compare.title),
    { name: 'damage-point', path: `/pickup/${room.windows}/stage-2?finding=${room.damage}`, until: (page) => page.getByRole('dialog').getByRole('button', { name: words.photo.finding.done }) },
    at('sign-lacking', room.windows, 'sign', words.seal.title),
    at('stage-1-doors', room.doors, 'stage-1', inspection.stage1.title),
    at('stage-2-doors', room.doors, 'stage-2', inspection.stage2.title),
    at('refusal', room.pipes, 'refusal', inspection.refusal.title),
    at('compare-pipes', room.pipes, 'compare', inspection.compare.title),
    receipt('sign', `/pickup/${room.ready}/sign`),
    at('install', room.sealed, 'install', inspection.install.title),
    { name: 'sealed', path: `/pickup/${room.sealed}/sign`, until: (page) => page.getByText(inspection.sealedLine) },
    at('stage-2-sealed', room.sealed, 'stage-2', inspection.stage2.title),
    titled('queue', '/queue', words.record.queue.title),
    titled('records', '/records', words.record.records.title),
    receipt('record', `/records/${room.received}`),
    titled('correction', `/records/${room.received}/correct`, words.record.correction.title),
    { name: 'case', path: `/case/${room.sealed}`, until: (page) => page.getByRole('button', { name: words.case.printAll }) },
    { name: 'case-open', path: `/case/${room.windows}`, until: (page) => page.getByText(words.case.nothingSealed) },
    titled('settings', '/settings', words.settings.title),
    titled('help', '/help', words.settings.help.title),
    { name: 'unknown', path: '/nowhere', until: (page) => page.getByText(words.frame.notFoundTitle) },
  ];
}
