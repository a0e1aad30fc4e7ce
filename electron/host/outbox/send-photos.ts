import type { RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { isOfTheWay } from '../../../shared/outbox/patience.ts';
import { pictureOrder } from '../../../shared/outbox/send-order.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { fetchAnchor } from '../hq-link/fetch-anchor.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { Turnstile } from '../photo/turnstile.ts';
import { AnswerBatch } from './answer-batch.ts';
import { markPhotoHeld, markPhotosWaiting, readErrandPhotos, readOpenErrands, type ErrandPhoto, type ErrandRow } from './errand-rows.ts';
import { failErrand } from './fail-errand.ts';
import { isDue } from './send-records.ts';
import { openAnswer } from './take-acknowledgement.ts';
import { uploadPhoto } from './upload-photo.ts';

const missingAnswer = answerOf(deskContract.records.missingPhotos);
const completionAnswer = answerOf(deskContract.records.complete);

/** How many uploads are on the way at a time, and how many records are worked on. */
const uploadsAtOnce = 6;
const recordsAtOnce = 8;

/**
 * Uploads the pictures of acknowledged records, the most urgent deadline first, several at a time, and has HQ acknowledge each record that is whole. An item that fails waits or is
 * parked; the others go on. Refuses only with a problem of the way to HQ. What HQ still misses is asked of each record but the `fresh` ones, of which it has nothing yet; a picture that
 * it holds through another record is simply brought once more.
 */
export async function sendPhotos(desk: Desk, link: HqLink, isAsked: boolean, fresh: ReadonlySet<RecordId>): Promise<Outcome<undefined>> {
  const turnstile = new Turnstile(uploadsAtOnce);
  const batch = new AnswerBatch(desk);
  const waiting = [...pictureOrder(readOpenErrands(desk.store).filter((errand) => errand.isRecordHeld && isDue(desk, errand, isAsked)))];
  let stop: Problem | undefined;
  const work = async () => {
    for (let errand = waiting.shift(); errand !== undefined && stop === undefined; errand = waiting.shift()) {
      const sent = await sendPhotosOf(desk, link, errand, { turnstile, batch, fresh });
      if (sent.ok) continue;
      failErrand(desk, errand.record, sent.problem);
      if (isOfTheWay(sent.problem)) stop ??= sent.problem;
    }
  };
  await Promise.all(Array.from({ length: recordsAtOnce }, work));
  return stop === undefined ? done(undefined) : refused(stop);
}

async function sendPhotosOf(desk: Desk, link: HqLink, errand: ErrandRow, { turnstile, batch, fresh }: { readonly turnstile: Turnstile; readonly batch: AnswerBatch; readonly fresh: ReadonlySet<RecordId> }): Promise<Outcome<undefined>> {
  const photos = readErrandPhotos(desk.store, errand.record);
  const told = fresh.has(errand.record) ? done({ missing: photos.map((photo) => photo.sha256) }) : await askMissing(desk, link, errand);
  if (!told.ok) return told;
  const missing = new Set(told.value.missing);
  const held = photos.filter((photo) => !missing.has(photo.sha256) && photo.state === 'waiting');
  if (held.length > 0) {
    desk.store.commit(() => {
      for (const photo of held) markPhotoHeld(desk.store, errand.record, photo.sha256);
    });
  }
  // What is up is kept in memory only: after a restart HQ says what it still misses, and its acknowledgement of all of them is what is written down.
  const underway = new Map<ErrandPhoto['sha256'], number>();
  const tell = () => {
    desk.live.sending.set(errand.record, [...underway.values()].reduce((sum, bytes) => sum + bytes, 0));
    desk.changes.publish({ topic: 'queue' });
  };
  tell();
  try {
    const outcomes = await Promise.all(
      photos
        .filter((photo) => missing.has(photo.sha256))
        .map((photo) =>
          turnstile.pass(async () => {
            const outcome = await uploadOne(desk, link, errand, photo, (bytes) => {
              underway.set(photo.sha256, bytes);
              tell();
            });
            underway.set(photo.sha256, outcome.ok ? photo.bytes : 0);
            tell();
            return outcome;
          }),
        ),
    );
    const failed = outcomes.find((outcome) => !outcome.ok);
    return failed ?? (await complete(desk, link, errand, batch));
  } finally {
    desk.live.sending.delete(errand.record);
    for (const topic of ['queue', 'status'] as const) desk.changes.publish({ topic });
  }
}

function askMissing(desk: Desk, link: HqLink, errand: ErrandRow): Promise<Outcome<{ readonly missing: readonly Sha256[] }>> {
  return askSigned(desk, link, { method: 'GET', path: `/wire/v1/records/${errand.record}/missing-photos`, answer: missingAnswer });
}

/** One upload; an anchor that has grown old meanwhile is renewed and the upload goes on. */
async function uploadOne(desk: Desk, link: HqLink, errand: ErrandRow, photo: ErrandPhoto, onProgress: (bytes: number) => void): Promise<Outcome<undefined>> {
  const first = await uploadPhoto(desk, link, errand.record, photo, onProgress);
  if (first.ok || first.problem.code !== 'anchor.stale') return first;
  const anchor = await fetchAnchor(desk, link);
  return anchor.ok ? uploadPhoto(desk, link, errand.record, photo, onProgress) : anchor;
}

async function complete(desk: Desk, link: HqLink, errand: ErrandRow, batch: AnswerBatch): Promise<Outcome<undefined>> {
  const told = await askSigned(desk, link, { method: 'POST', path: `/wire/v1/records/${errand.record}/completion`, answer: completionAnswer });
  if (told.ok) {
    const answer = openAnswer(link, errand, told.value.acknowledgement, 'photos');
    if (!answer.ok) return answer;
    await batch.keep(answer.value);
    return done(undefined);
  }
  if (told.problem.code !== 'record.photos-missing') return told;
  desk.store.commit(() => markPhotosWaiting(desk.store, errand.record));
  return refused(problem('record.photos-missing', told.problem.details));
}
