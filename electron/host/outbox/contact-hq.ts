import type { RecordId } from '../../../shared/kernel/ids.ts';
import { done, type Outcome } from '../../../shared/kernel/outcome.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { now, type Desk, type HqState } from '../desk.ts';
import { fetchAnchor } from '../hq-link/fetch-anchor.ts';
import { openHqLink, type HqLink } from '../hq-link/hq-link.ts';
import { writeLastContact } from '../hq-link/last-contact.ts';
import { fetchNews } from '../inbox/fetch-news.ts';
import { forgetNews } from '../inbox/news-rows.ts';
import { writeEpoch } from '../people/enrolment-rows.ts';
import { reopenErrands } from './errand-rows.ts';
import { PictureSending } from './send-photos.ts';
import { sendRecords } from './send-records.ts';
import { sendReport } from './send-report.ts';

/**
 * One contact with HQ: its time, then the records, what is still open, HQ's news, the pictures, and the news that they brought. Pictures of records that HQ has taken begin while later
 * records go out. Contacts never overlap: a second call waits for the first and then asks again. `isAsked`: a person wants it now, so waits between tries do not count. Answers the
 * problem that ended it.
 */
export function contactHq(desk: Desk, isAsked: boolean): Promise<Outcome<undefined>> {
  const mine = desk.live.contactTail.then(() => contact(desk, isAsked));
  desk.live.contactTail = mine.catch(() => undefined);
  return mine;
}

async function contact(desk: Desk, isAsked: boolean): Promise<Outcome<undefined>> {
  const link = await openHqLink(desk);
  if (!link.ok && link.problem.code === 'desk.not-enrolled') return link;
  const outcome = link.ok ? await speak(desk, link.value, isAsked) : link;
  stand(desk, outcome);
  return outcome;
}

/** Keeps how the desk stands with HQ, and tells the pages where that is new. */
function stand(desk: Desk, outcome: Outcome<unknown>): void {
  const state = outcome.ok ? 'online' : stateAfter(outcome.problem);
  const found = outcome.ok ? null : outcome.problem;
  if (state === desk.live.hq && found?.code === desk.live.hqProblem?.code) return;
  desk.live.hq = state;
  desk.live.hqProblem = found;
  desk.changes.publish({ topic: 'status' });
}

async function speak(desk: Desk, link: HqLink, isAsked: boolean): Promise<Outcome<undefined>> {
  const anchor = await fetchAnchor(desk, link);
  if (!anchor.ok) return anchor;
  desk.store.commit(() => {
    writeLastContact(desk.store, now(desk));
    if (anchor.value.epoch === link.enrolment.epoch) return;
    // HQ was restored from a backup: what it has acknowledged since is sent again.
    reopenErrands(desk.store, 1);
    forgetNews(desk.store);
    writeEpoch(desk.store, anchor.value.epoch);
  });
  desk.changes.publish({ topic: 'status' });
  const fresh = new Set<RecordId>();
  const pictures = new PictureSending(desk, link, isAsked, fresh);
  const steps = [
    () => sendRecords(desk, link, isAsked, { fresh, onHeld: (errands, slowestMs) => {
      if (errands.length > 0) stand(desk, done(undefined));
      pictures.recordsTook(slowestMs);
      pictures.add(errands);
    } }),
    async () => {
      const told = await sendReport(desk, link);
      // HQ tells anybody the time; only an answer to what this desk has signed says that it takes its work.
      if (told.ok) stand(desk, told);
      return told;
    },
    () => fetchNews(desk, link),
    () => pictures.finish(),
    () => fetchNews(desk, link),
  ];
  try {
    for (const step of steps) {
      const outcome = await step();
      if (!outcome.ok) return outcome;
    }
    return done(undefined);
  } finally {
    await pictures.cancel();
  }
}

/** How the desk stands with HQ after a contact that ended with the problem. */
function stateAfter(problem: Problem): HqState {
  switch (problem.code) {
    case 'device.revoked':
      return 'revoked';
    case 'hq.not-hq':
      return 'captive';
    case 'hq.unreachable':
    case 'hq.busy':
      return 'offline';
    default:
      return 'refused';
  }
}
