import type { PickupId, Sha256 } from '../../../shared/kernel/ids.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { raiseRevision } from '../delivery/pickup-rows.ts';
import { now, type Desk } from '../desk.ts';
import { readErrand, writeAttempt } from '../outbox/errand-rows.ts';
import { readErrandsWithPhoto, readPickupsWithPhoto, removeDamagedPhoto, writeDamagedPhoto } from './damaged-photo-rows.ts';

/**
 * Keeps that an original is damaged or gone, in one commit with what follows from it: it no longer counts in drafts (`photo-gone`), and the errands that still have to
 * bring it say `photo.damaged-at-rest`. They are parked at their turn, after the record and every whole photo has gone to HQ.
 */
export function noteDamagedPhoto(desk: Desk, sha256: Sha256): void {
  const at = now(desk);
  tell(
    desk,
    desk.store.commit(() => {
      for (const record of readErrandsWithPhoto(desk.store, sha256)) {
        const errand = readErrand(desk.store, record);
        if (errand !== undefined) writeAttempt(desk.store, record, { attempts: errand.attempts, nextTryAt: errand.nextTryAt, problem: problem('photo.damaged-at-rest', { sha256 }), parked: errand.parked });
      }
      return writeDamagedPhoto(desk.store, sha256, at) ? raisePickups(desk, sha256) : [];
    }),
  );
}

/** Keeps that an original is whole again, and its photo counts again. */
export function noteWholePhoto(desk: Desk, sha256: Sha256): void {
  tell(
    desk,
    desk.store.commit(() => (removeDamagedPhoto(desk.store, sha256) ? raisePickups(desk, sha256) : [])),
  );
}

type Raised = readonly { readonly pickup: PickupId; readonly revision: number }[];

function raisePickups(desk: Desk, sha256: Sha256): Raised {
  return readPickupsWithPhoto(desk.store, sha256).flatMap((pickup) => {
    const revision = raiseRevision(desk.store, pickup);
    return revision === undefined ? [] : [{ pickup, revision }];
  });
}

function tell(desk: Desk, raised: Raised): void {
  for (const each of raised) desk.changes.publish({ topic: 'pickup', ...each });
  for (const topic of ['today', 'queue'] as const) desk.changes.publish({ topic });
}
