import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isOfTheWay } from '../../../shared/outbox/patience.ts';
import { recordOrder } from '../../../shared/outbox/send-order.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { readRecordText } from '../seal/record-rows.ts';
import { readOpenErrands, reopenErrands, type ErrandRow } from './errand-rows.ts';
import { failErrand } from './fail-errand.ts';
import { takeAcknowledgement } from './take-acknowledgement.ts';

const accepted = answerOf(deskContract.records.put);

/** Whether it is an item's turn: it is not parked, and its wait is over or a person has asked. */
export function isDue(desk: Desk, errand: Pick<ErrandRow, 'parked' | 'nextTryAt'>, isAsked: boolean): boolean {
  return !errand.parked && (isAsked || errand.nextTryAt === null || errand.nextTryAt <= desk.clock.wall());
}

/**
 * Hands in the records that HQ has not acknowledged, in the order of the chain. A record that HQ refuses holds back the later ones of the chain; where HQ says that it
 * expects an earlier one, it has lost some, and they are sent again. Refuses only with a problem of the way to HQ.
 */
export async function sendRecords(desk: Desk, link: HqLink, isAsked: boolean): Promise<Outcome<undefined>> {
  let reopenedFrom = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const next = recordOrder(readOpenErrands(desk.store)).find((errand) => !errand.isRecordHeld);
    if (next === undefined || !isDue(desk, next, isAsked)) return done(undefined);
    const sent = await sendRecord(desk, link, next);
    if (sent.ok) continue;
    if (sent.problem.code === 'record.chain-broken' && sent.problem.details.expectedSequence < Math.min(next.sequence, reopenedFrom)) {
      reopenedFrom = sent.problem.details.expectedSequence;
      const from = reopenedFrom;
      desk.store.commit(() => reopenErrands(desk.store, from));
      continue;
    }
    failErrand(desk, next.record, sent.problem);
    if (isOfTheWay(sent.problem)) return sent;
    return done(undefined);
  }
}

async function sendRecord(desk: Desk, link: HqLink, errand: ErrandRow): Promise<Outcome<undefined>> {
  const record = readRecordText(desk.store, errand.record);
  if (record === undefined) return refused(problem('thing.not-found', { what: 'record', id: errand.record }));
  desk.live.sending.set(errand.record, 0);
  desk.changes.publish({ topic: 'queue' });
  try {
    const told = await askSigned(desk, link, { method: 'PUT', path: `/wire/v1/records/${errand.record}`, body: JSON.stringify({ record }), answer: accepted });
    return told.ok ? takeAcknowledgement(desk, link, errand, told.value.acknowledgement, 'record') : told;
  } finally {
    desk.live.sending.delete(errand.record);
  }
}
