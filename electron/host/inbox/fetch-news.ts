import { done, type Outcome } from '../../../shared/kernel/outcome.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { lastNews } from './news-rows.ts';
import { takeNews } from './take-news.ts';

const newsAnswer = answerOf(deskContract.news.after);

/** Fetches everything HQ has said since the last item that is stored. */
export async function fetchNews(desk: Desk, link: HqLink): Promise<Outcome<undefined>> {
  for (;;) {
    const told = await askSigned(desk, link, { method: 'GET', path: `/wire/v1/news?after=${lastNews(desk.store)}&limit=100`, answer: newsAnswer });
    if (!told.ok) return told;
    const fresh = takeNews(desk, link.authority, told.value.items);
    if (!told.value.more || fresh === 0) return done(undefined);
  }
}
