import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { Desk } from '../desk.ts';
import { writeAnswer } from '../inbox/answer-rows.ts';
import type { HqLink } from '../hq-link/hq-link.ts';
import { readRecordRow, writeReceivedAt, writeRecordState } from '../seal/record-rows.ts';
import { keepAcknowledgement } from './acknowledgement-rows.ts';
import { markPhotoHeld, markRecordHeld, readErrandPhotos, writeAttempt, type ErrandRow } from './errand-rows.ts';

/**
 * Believes that HQ has something only when HQ's signed acknowledgement of this very record says so; anything else, a 200 of a sign-in page included, is
 * `hq.not-hq`. Kept in one commit with the record's new state.
 */
export function takeAcknowledgement(desk: Desk, link: HqLink, errand: Pick<ErrandRow, 'record' | 'hash' | 'pickup'>, signed: SignedText, of: 'record' | 'photos'): Outcome<undefined> {
  const told = openAcknowledgement(signed, link.authority, { record: errand.record, recordHash: errand.hash });
  if (!told.ok || told.value.of !== of) return refused(problem('hq.not-hq', {}));
  desk.store.commit(() => {
    const isNew = keepAcknowledgement(desk.store, told.value, signed);
    markRecordHeld(desk.store, errand.record);
    writeReceivedAt(desk.store, errand.record, told.value.receivedAt);
    const photos = readErrandPhotos(desk.store, errand.record);
    const isAll = of === 'photos' || photos.length === 0;
    if (of === 'photos') for (const photo of photos) markPhotoHeld(desk.store, errand.record, photo.sha256);
    writeRecordState(desk.store, errand.record, isAll ? 'received' : 'record-received');
    writeAttempt(desk.store, errand.record, { attempts: 0, nextTryAt: null, problem: null, parked: false });
    if (!isNew) return;
    const row = readRecordRow(desk.store, errand.record);
    writeAnswer(desk.store, {
      at: told.value.receivedAt,
      kind: of === 'photos' ? 'photos-received' : 'record-received',
      record: errand.record,
      pickup: errand.pickup,
      orderNos: [...(row?.orderNos ?? [])],
      text: '',
      verdict: null,
    });
  });
  for (const topic of ['queue', 'status', 'today'] as const) desk.changes.publish({ topic });
  return done(undefined);
}
