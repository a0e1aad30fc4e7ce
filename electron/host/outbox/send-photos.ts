import type { RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { isOfTheWay } from '../../../shared/outbox/patience.ts';
import { pictureOrder } from '../../../shared/outbox/send-order.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
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
import { openAnswer, type OpenedAnswer } from './take-acknowledgement.ts';
import { uploadPhoto } from './upload-photo.ts';

const missingAnswer = answerOf(deskContract.records.missingPhotos);
const completionAnswer = answerOf(deskContract.records.complete);

/** How many uploads are on the way at a time, fewer on a slow line while records still go out, and how many records are worked on. */
const uploadsAtOnce = 6;
const uploadsBesideRecords = 2;
/** A line is quick where HQ answers a record within so long, pictures beside it. */
const quickMs = 150;
const recordsAtOnce = 8;

/**
 * Uploads the pictures of acknowledged records, the most urgent deadline first, several at a time, and has HQ acknowledge each record that is whole. An item that fails waits or is
 * parked; the others go on. It begins with records that HQ has just acknowledged (`add`), beside those that still go out; `finish` does all others. What HQ still misses is asked of
 * each record but the `fresh` ones, of which it has nothing yet; a picture that it holds through another record is simply brought once more.
 */
export class PictureSending {
  readonly #desk: Desk;
  readonly #link: HqLink;
  readonly #isAsked: boolean;
  readonly #fresh: ReadonlySet<RecordId>;
  /** On a slow line pictures would hold the records up: until those are out, or the line has shown to be quick, few places are open. */
  readonly #turnstile = new Turnstile(uploadsBesideRecords);
  readonly #batch: AnswerBatch;
  readonly #taken = new Set<RecordId>();
  readonly #keeping: Promise<void>[] = [];
  readonly #workers = new Set<Promise<void>>();
  #waiting: readonly ErrandRow[] = [];
  #stop: Problem | undefined;

  constructor(desk: Desk, link: HqLink, isAsked: boolean, fresh: ReadonlySet<RecordId>) {
    this.#desk = desk;
    this.#link = link;
    this.#isAsked = isAsked;
    this.#fresh = fresh;
    this.#batch = new AnswerBatch(desk);
  }

  /** How long HQ took at most to answer one of the last records. */
  recordsTook(ms: number): void {
    this.#turnstile.resize(ms <= quickMs ? uploadsAtOnce : uploadsBesideRecords);
  }

  /** Records that HQ holds now. Those without pictures are done already. */
  add(errands: readonly ErrandRow[]): void {
    const fresh = errands.filter((errand) => errand.photoBytes > 0 && !this.#taken.has(errand.record));
    for (const errand of fresh) this.#taken.add(errand.record);
    this.#waiting = pictureOrder([...this.#waiting, ...fresh]);
    while (this.#workers.size < Math.min(recordsAtOnce, this.#waiting.length + this.#workers.size) && this.#stop === undefined) {
      const worker: Promise<void> = this.#work().finally(() => this.#workers.delete(worker));
      this.#workers.add(worker);
      // Its error is told by `finish`.
      worker.catch(() => undefined);
      this.#keeping.push(worker);
    }
  }

  /** Goes on with everything that HQ holds; called once. Refuses only with a problem of the way to HQ, and rejects with the disk's error. */
  async finish(): Promise<Outcome<undefined>> {
    this.#turnstile.resize(uploadsAtOnce);
    this.add(readOpenErrands(this.#desk.store).filter((errand) => errand.isRecordHeld && isDue(this.#desk, errand, this.#isAsked)));
    await this.#settle();
    return this.#stop === undefined ? done(undefined) : refused(this.#stop);
  }

  /** Begins nothing more; resolves when what is on its way has ended. */
  async cancel(): Promise<void> {
    this.#waiting = [];
    await this.#settle();
  }

  async #settle(): Promise<void> {
    while (this.#workers.size > 0) await Promise.allSettled(this.#workers);
    this.#batch.flush();
    await Promise.all(this.#keeping);
  }

  async #work(): Promise<void> {
    for (let errand = this.#next(); errand !== undefined; errand = this.#next()) {
      const sent = await this.#send(errand);
      if (sent.ok) continue;
      failErrand(this.#desk, errand.record, sent.problem);
      if (isOfTheWay(sent.problem)) this.#stop ??= sent.problem;
    }
  }

  #next(): ErrandRow | undefined {
    const [first, ...rest] = this.#stop === undefined ? this.#waiting : [];
    this.#waiting = rest;
    return first;
  }

  async #send(errand: ErrandRow): Promise<Outcome<undefined>> {
    const { live, changes, store } = this.#desk;
    const end = () => {
      live.sending.delete(errand.record);
      for (const topic of ['queue', 'status'] as const) changes.publish({ topic });
    };
    try {
      const photos = readErrandPhotos(store, errand.record);
      const sent = await this.#sendPhotos(errand, photos);
      const told = sent.ok ? await complete(this.#desk, this.#link, errand, sent.value) : sent;
      if (!told.ok) {
        end();
        return told;
      }
      // Nobody waits for the disk here: the next record goes on, and the item shows as on its way until the answer is kept.
      const kept = this.#batch.keep(told.value).finally(end);
      kept.catch(() => undefined);
      this.#keeping.push(kept);
      return done(undefined);
    } catch (error) {
      end();
      throw error;
    }
  }

  /** Answers the acknowledgement that came with a picture, still to be verified; null where none did. */
  async #sendPhotos(errand: ErrandRow, photos: readonly ErrandPhoto[]): Promise<Outcome<SignedText | null>> {
    const { live, changes, store } = this.#desk;
    const told = this.#fresh.has(errand.record) ? done({ missing: photos.map((photo) => photo.sha256) }) : await askMissing(this.#desk, this.#link, errand);
    if (!told.ok) return told;
    const missing = new Set(told.value.missing);
    const held = photos.filter((photo) => !missing.has(photo.sha256) && photo.state === 'waiting');
    if (held.length > 0) {
      store.commit(() => {
        for (const photo of held) markPhotoHeld(store, errand.record, photo.sha256);
      });
    }
    // What is up is kept in memory only: after a restart HQ says what it still misses, and its acknowledgement of all of them is what is written down.
    const underway = new Map<ErrandPhoto['sha256'], number>();
    const tell = () => {
      live.sending.set(errand.record, [...underway.values()].reduce((sum, bytes) => sum + bytes, 0));
      changes.publish({ topic: 'queue' });
    };
    tell();
    const outcomes = await Promise.all(
      photos
        .filter((photo) => missing.has(photo.sha256))
        .map((photo) =>
          this.#turnstile.pass(async () => {
            const outcome = await uploadOne(this.#desk, this.#link, errand, photo, (bytes) => {
              underway.set(photo.sha256, bytes);
              tell();
            });
            underway.set(photo.sha256, outcome.ok ? photo.bytes : 0);
            tell();
            return outcome;
          }),
        ),
    );
    const answers = outcomes.flatMap((outcome) => (outcome.ok && outcome.value !== null ? [outcome.value] : []));
    return outcomes.find((outcome) => !outcome.ok) ?? done(answers[0] ?? null);
  }
}

function askMissing(desk: Desk, link: HqLink, errand: ErrandRow): Promise<Outcome<{ readonly missing: readonly Sha256[] }>> {
  return askSigned(desk, link, { method: 'GET', path: `/wire/v1/records/${errand.record}/missing-photos`, answer: missingAnswer });
}

/** One upload; an anchor that has grown old meanwhile is renewed and the upload goes on. */
async function uploadOne(desk: Desk, link: HqLink, errand: ErrandRow, photo: ErrandPhoto, onProgress: (bytes: number) => void): Promise<Outcome<SignedText | null>> {
  const first = await uploadPhoto(desk, link, errand.record, photo, onProgress);
  if (first.ok || first.problem.code !== 'anchor.stale') return first;
  const anchor = await fetchAnchor(desk, link);
  return anchor.ok ? uploadPhoto(desk, link, errand.record, photo, onProgress) : anchor;
}

/** HQ's acknowledgement that it has every picture: the one that has come, if it is one, or else HQ is asked. */
async function complete(desk: Desk, link: HqLink, errand: ErrandRow, come: SignedText | null): Promise<Outcome<OpenedAnswer>> {
  const opened = come === null ? undefined : openAnswer(link, errand, come, 'photos');
  if (opened?.ok === true) return opened;
  const told = await askSigned(desk, link, { method: 'POST', path: `/wire/v1/records/${errand.record}/completion`, answer: completionAnswer });
  if (told.ok) return openAnswer(link, errand, told.value.acknowledgement, 'photos');
  if (told.problem.code !== 'record.photos-missing') return told;
  desk.store.commit(() => markPhotosWaiting(desk.store, errand.record));
  return refused(problem('record.photos-missing', told.problem.details));
}
