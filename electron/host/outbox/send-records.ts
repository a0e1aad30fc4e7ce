import type { RecordId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { isOfTheWay, isRefusedLink } from '../../../shared/outbox/patience.ts';
import { recordOrder } from '../../../shared/outbox/send-order.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { readRecordText } from '../seal/record-rows.ts';
import { readAcknowledgements } from './acknowledgement-rows.ts';
import { readOpenErrands, reopenErrands, type ErrandRow } from './errand-rows.ts';
import { failErrand } from './fail-errand.ts';
import { keepAnswers, openAnswer, type OpenedAnswer } from './take-acknowledgement.ts';

const accepted = answerOf(deskContract.records.put);

/** The most acknowledgements of one commit, and how long one waits at most while the next record is on its way. */
const mostTogether = 16;
const soonMs = 200;

/** Whether it is an item's turn: it is not parked, and its wait is over or a person has asked. */
export function isDue(desk: Desk, errand: Pick<ErrandRow, 'parked' | 'nextTryAt'>, isAsked: boolean): boolean {
  return !errand.parked && (isAsked || errand.nextTryAt === null || errand.nextTryAt <= desk.clock.wall());
}

/** Whether HQ has refused it for good and takes the later ones all the same; a person may still ask again. */
function isPassedOver(errand: Pick<ErrandRow, 'parked' | 'problem'>): boolean {
  return errand.parked && errand.problem !== null && isRefusedLink(errand.problem);
}

/** Who hears how far records have come. */
export interface RecordsHeld {
  readonly fresh: Set<RecordId>;
  readonly onHeld: (errands: readonly ErrandRow[], slowestMs: number) => void;
}

/**
 * Hands in the records that HQ has not acknowledged, in the order of the chain. A record that HQ refuses holds back the later ones of the chain, unless HQ lets the chain go on behind it; where HQ says that it
 * expects an earlier one, it has lost some, and they are sent again. Refuses only with a problem of the way to HQ. Notes in `fresh` the records
 * that HQ acknowledged for the first time: it can have no pictures of them. `onHeld` hears of records whose acknowledgement is kept, and how long HQ took at most to answer one of them.
 */
export async function sendRecords(desk: Desk, link: HqLink, isAsked: boolean, { fresh, onHeld }: RecordsHeld): Promise<Outcome<undefined>> {
  let reopenedFrom = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const waiting = recordOrder(readOpenErrands(desk.store)).filter((errand) => !errand.isRecordHeld && !isPassedOver(errand));
    const [first] = waiting;
    if (first === undefined || !isDue(desk, first, isAsked)) return done(undefined);
    const stopped = await sendAll(desk, link, waiting, isAsked, { fresh, onHeld });
    if (stopped === undefined) continue;
    const { errand, found } = stopped;
    if (found.code === 'record.chain-broken' && found.details.expectedSequence < Math.min(errand.sequence, reopenedFrom)) {
      reopenedFrom = found.details.expectedSequence;
      const from = reopenedFrom;
      desk.store.commit(() => reopenErrands(desk.store, from));
      continue;
    }
    failErrand(desk, errand.record, found);
    if (isRefusedLink(found)) continue;
    return isOfTheWay(found) ? refused(found) : done(undefined);
  }
}

/**
 * Hands in record after record until one is not due or is refused, and answers the refused one. Acknowledgements that come in quickly are kept several in one commit: what a
 * power cut takes of them is handed in again and answered the same.
 */
async function sendAll(desk: Desk, link: HqLink, errands: readonly ErrandRow[], isAsked: boolean, { fresh, onHeld }: RecordsHeld): Promise<{ readonly errand: ErrandRow; readonly found: Problem } | undefined> {
  let answers: (OpenedAnswer & { readonly errand: ErrandRow })[] = [];
  let keptAtMs = desk.clock.runningMs();
  let slowestMs = 0;
  const keep = () => {
    const kept = answers;
    const slowest = slowestMs;
    answers = [];
    slowestMs = 0;
    keptAtMs = desk.clock.runningMs();
    keepAnswers(desk, kept);
    onHeld(kept.map(({ errand }) => errand), slowest);
  };
  try {
    for (const errand of errands) {
      if (!isDue(desk, errand, isAsked)) return undefined;
      const askedAtMs = desk.clock.runningMs();
      const sent = await sendRecord(desk, link, errand);
      if (!sent.ok) return { errand, found: sent.problem };
      if (readAcknowledgements(desk.store, errand.record).length === 0) fresh.add(errand.record);
      slowestMs = Math.max(slowestMs, desk.clock.runningMs() - askedAtMs);
      answers.push({ ...sent.value, errand });
      if (answers.length >= mostTogether || desk.clock.runningMs() - keptAtMs > soonMs) keep();
    }
    return undefined;
  } finally {
    keep();
  }
}

async function sendRecord(desk: Desk, link: HqLink, errand: ErrandRow): Promise<Outcome<OpenedAnswer>> {
  const record = readRecordText(desk.store, errand.record);
  if (record === undefined) return refused(problem('thing.not-found', { what: 'record', id: errand.record }));
  desk.live.sending.set(errand.record, 0);
  desk.changes.publish({ topic: 'queue' });
  try {
    const told = await askSigned(desk, link, { method: 'PUT', path: `/wire/v1/records/${errand.record}`, body: JSON.stringify({ record }), answer: accepted });
    return told.ok ? openAnswer(link, errand, told.value.acknowledgement, 'record') : told;
  } finally {
    desk.live.sending.delete(errand.record);
  }
}
