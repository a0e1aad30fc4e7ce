import { done, type Outcome } from '../../../shared/kernel/outcome.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { newsReadUpTo, noteNewsRead } from './news-rows.ts';
import { takeNews } from './take-news.ts';

const newsAnswer = answerOf(deskContract.news.after);

/** Fetches everything HQ has said since the item up to which its stream was read. */
export async function fetchNews(desk: Desk, link: HqLink): Promise<Outcome<undefined>> {
  for (;;) {
    const after = newsReadUpTo(desk.store);
    const told = await askSigned(desk, link, { method: 'GET', path: `/wire/v1/news?after=${after}&limit=100`, answer: newsAnswer });
    if (!told.ok) return told;
    takeNews(desk, link.authority, told.value.items);
    const last = told.value.items.at(-1)?.number ?? after;
    if (last > after) desk.store.commit(() => noteNewsRead(desk.store, last));
    if (!told.value.more || last <= after) return done(undefined);
  }
}
