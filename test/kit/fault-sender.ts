import { openAcknowledgement } from '../../proof/acknowledgement.ts';
import { openAuthority } from '../../proof/certificate.ts';
import { bytesOfBase64 } from '../../proof/base64.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { MortalHq } from './fault-hq.ts';
import type { FaultRun } from './fault-run.ts';
import { metadata, TestDesk, type DeskAnswer, type SealedWork } from './hq-desk.ts';

/** A record on its way to HQ and what HQ has answered to it, each answer as its bytes. */
export interface SentWork extends SealedWork {
  readonly pictures: readonly Buffer[];
  recordAnswer: string | null;
  photosAnswer: string | null;
  /** Pictures whose upload HQ has answered as finished. */
  readonly finished: Set<Sha256>;
}

const patienceMs = 600_000;

/** A desk that sends by its own code, goes on after every broken connection, and believes nothing but a verified acknowledgement. */
export class Sender {
  readonly desk: TestDesk;
  readonly works: SentWork[] = [];
  /** Requests that HQ died under. */
  broken = 0;
  /** Requests that HQ has answered. */
  answered = 0;
  /** Answers that came a second time and were compared with the first. */
  repeated = 0;
  readonly #hq: MortalHq;
  readonly #run: FaultRun;
  readonly #mostPhotoBytes: number;

  constructor(hq: MortalHq, run: FaultRun, mostPhotoBytes: number) {
    this.#hq = hq;
    this.desk = new TestDesk(hq.url, () => instantOf(Date.now()));
    this.#run = run;
    this.#mostPhotoBytes = mostPhotoBytes;
  }

  /** Enrols, asking again with the same code where the answer was lost. */
  async enrol(code: string): Promise<void> {
    const answer = await this.#persist(async () => this.desk.enrol(code));
    if (answer.status !== 200) throw new Error(`not enrolled: ${JSON.stringify(answer.body)}`);
  }

  /** Seals one record with up to three pictures and sends it until both acknowledgements are there. */
  async sendOne(): Promise<void> {
    const pictures = Array.from({ length: this.#run.between(0, 3) }, () => this.#run.bytes(this.#run.between(1, this.#mostPhotoBytes)));
    const work: SentWork = { ...this.desk.seal({ photos: pictures }), pictures, recordAnswer: null, photosAnswer: null, finished: new Set() };
    this.works.push(work);
    await this.send(work);
    if (this.#run.chance() < 0.3) await this.send(this.#run.pick(this.works));
  }

  /** Sends a record whole; what was answered before must be answered with the same bytes. */
  async send(work: SentWork): Promise<void> {
    const record = await this.#persist(async () => this.desk.put(work));
    work.recordAnswer = this.#compare(work, work.recordAnswer, record, 'record');
    await Promise.all(work.pictures.map(async (picture, index) => this.#upload(work, picture, work.record.photos[index]?.sha256 as Sha256)));
    const photos = await this.#persist(async () => this.desk.complete(work.record.id));
    work.photosAnswer = this.#compare(work, work.photosAnswer, photos, 'photos');
  }

  #compare(work: SentWork, before: string | null, answer: DeskAnswer, of: 'record' | 'photos'): string {
    if (answer.status !== 200) throw new Error(`HQ refused the ${of}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const authority = openAuthority(bytesOfBase64(this.desk.ca) ?? new Uint8Array());
    if (!authority.ok) throw new Error('no authority');
    const opened = openAcknowledgement(answer.body.acknowledgement as SignedText, authority.value, { record: work.record.id, recordHash: work.hash });
    if (!opened.ok || opened.value.of !== of) throw new Error(`not an acknowledgement of the ${of}: ${JSON.stringify(answer.body)}`);
    const bytes = JSON.stringify(answer.body);
    if (before !== null) {
      if (before !== bytes) throw new Error(`HQ answered otherwise the second time:\n${before}\n${bytes}`);
      this.repeated += 1;
    }
    return bytes;
  }

  async #upload(work: SentWork, picture: Buffer, hash: Sha256): Promise<void> {
    if (this.#run.chance() < 0.5) {
      const answer = await this.#persist(async () => this.desk.upload(work.record.id, picture, hash));
      if (answer.status !== 201) throw new Error(`upload refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    } else await this.#uploadInPieces(work, picture, hash);
    work.finished.add(hash);
  }

  async #uploadInPieces(work: SentWork, picture: Buffer, hash: Sha256): Promise<void> {
    const pieceBytes = Math.max(1, Math.ceil(picture.length / this.#run.between(1, 4)));
    for (;;) {
      const begun = await this.#persist(async () => this.desk.tus('POST', '/wire/v1/uploads', { 'upload-length': String(picture.length), 'upload-metadata': metadata(work.record.id, hash) }));
      if (begun.status !== 201) throw new Error(`upload not begun: ${begun.status} ${JSON.stringify(begun.body)}`);
      const place = begun.headers.get('location') ?? '';
      for (;;) {
        const head = await this.#persist(async () => this.desk.tus('HEAD', place, {}));
        // An upload that HQ no longer knows begins anew.
        if (head.status === 404) break;
        const offset = Number(head.headers.get('upload-offset'));
        if (offset === picture.length) return;
        const answer = await this.#persist(async () =>
          this.desk.tus('PATCH', place, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, picture.subarray(offset, offset + pieceBytes)),
        );
        if (answer.status === 204 && Number(answer.headers.get('upload-offset')) === picture.length) return;
        if (answer.status !== 204 && answer.status !== 409 && answer.status !== 404) throw new Error(`piece refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
  }

  /** Asks until HQ answers: a broken connection, an HQ that starts, an anchor of its former life are no answers. */
  async #persist(ask: () => Promise<DeskAnswer>): Promise<DeskAnswer> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        const answer = await ask();
        this.answered += 1;
        const code = answer.body?.data?.code as string | undefined;
        if (code !== 'anchor.stale') return answer;
        await this.desk.fetchAnchor();
      } catch (fault) {
        if (!isBroken(fault)) throw fault;
        if (!isRefusedConnection(fault)) this.broken += 1;
        if (performance.now() > until) throw new Error('HQ did not come back', { cause: fault });
        await this.#hq.whenUp();
      }
    }
  }
}

/** What `fetch` rejects with when nobody answers, or stops half-way. */
function isBroken(fault: unknown): boolean {
  return fault instanceof TypeError || (fault instanceof SyntaxError && fault.message.includes('JSON'));
}

function isRefusedConnection(fault: unknown): boolean {
  return ((fault as Error).cause as { readonly code?: string } | undefined)?.code === 'ECONNREFUSED';
}
