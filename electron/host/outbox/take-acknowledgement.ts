import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { Desk } from '../desk.ts';
import { writeAnswer } from '../inbox/answer-rows.ts';
import type { HqLink } from '../hq-link/hq-link.ts';
import { bindLinesAgain } from '../seal/free-lines.ts';
import { readRecordRow, writeReceivedAt, writeRecordState } from '../seal/record-rows.ts';
import { keepAcknowledgement } from './acknowledgement-rows.ts';
import { markPhotoHeld, markRecordHeld, readErrandPhotos, writeAttempt, type ErrandRow } from './errand-rows.ts';

/** An acknowledgement that was verified and is still to be kept. */
export interface OpenedAnswer {
  readonly errand: Pick<ErrandRow, 'record' | 'pickup'>;
  readonly acknowledgement: Acknowledgement;
  readonly signed: SignedText;
}

/**
 * Believes that HQ has something only when HQ's signed acknowledgement of this very record says so; anything else, a 200 of a sign-in page included, is
 * `hq.not-hq`.
 */
export function openAnswer(link: HqLink, errand: Pick<ErrandRow, 'record' | 'hash' | 'pickup'>, signed: SignedText, of: 'record' | 'photos'): Outcome<OpenedAnswer> {
  const told = openAcknowledgement(signed, link.authority, { record: errand.record, recordHash: errand.hash });
  return told.ok && told.value.of === of ? done({ errand, acknowledgement: told.value, signed }) : refused(problem('hq.not-hq', {}));
}

/** Keeps verified acknowledgements in one commit with the records' new states. What a power cut takes is asked again and answered with the same acknowledgement. */
export function keepAnswers(desk: Desk, answers: readonly OpenedAnswer[]): void {
  if (answers.length === 0) return;
  desk.store.commit(() => {
    for (const answer of answers) keepAnswer(desk, answer);
  });
  for (const topic of ['queue', 'status', 'today'] as const) desk.changes.publish({ topic });
}

function keepAnswer(desk: Desk, { errand, acknowledgement, signed }: OpenedAnswer): void {
  const { of, receivedAt } = acknowledgement;
  const isNew = keepAcknowledgement(desk.store, acknowledgement, signed);
  markRecordHeld(desk.store, errand.record);
  bindLinesAgain(desk.store, errand.record);
  writeReceivedAt(desk.store, errand.record, receivedAt);
  const photos = readErrandPhotos(desk.store, errand.record);
  const isAll = of === 'photos' || photos.length === 0;
  if (of === 'photos') for (const photo of photos) markPhotoHeld(desk.store, errand.record, photo.sha256);
  writeRecordState(desk.store, errand.record, isAll ? 'received' : 'record-received');
  writeAttempt(desk.store, errand.record, { attempts: 0, nextTryAt: null, problem: null, parked: false });
  if (!isNew) return;
  const row = readRecordRow(desk.store, errand.record);
  writeAnswer(desk.store, {
    at: receivedAt,
    kind: of === 'photos' ? 'photos-received' : 'record-received',
    record: errand.record,
    pickup: errand.pickup,
    orderNos: [...(row?.orderNos ?? [])],
    text: '',
    verdict: null,
  });
}
