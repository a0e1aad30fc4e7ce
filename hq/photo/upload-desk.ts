import { truncateSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { recordIdSchema, sha256Schema, type DeviceId } from '../../shared/kernel/ids.ts';
import { addMs, dayMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { DeviceIdentity } from '../auth/identity.ts';
import type { KnownDevice } from '../device/device-book.ts';
import type { Hq } from '../hq.ts';
import { HeldUpload } from './held-upload.ts';
import { mostPackedBytes } from './pack.ts';
import { receiveBody } from './receive-body.ts';
import { Shelving } from './shelving.ts';
import { StagedUpload, type ArrivingBytes } from './staged-upload.ts';
import { uploadSchema, type OwnedPhoto, type Progress, type Upload, type Uploads } from './upload.ts';

/** Uploads of one desk that may be open at the same time; the oldest goes when another begins. */
const mostOpenPerDevice = 100;
/** An upload that nobody goes on with is dropped after so long. */
const patienceMs = 2 * dayMs;
const mostRemembered = 10_000;
/** Bytes of small pictures in memory at the same time; further ones go into files. */
const mostHeldBytes = 64_000_000;

type UploadHq = Pick<Hq, 'db' | 'clock' | 'random' | 'devices' | 'shelf' | 'listed' | 'keys' | 'epoch'>;

/** Where pictures come in, piece by piece. One desk's uploads are nobody else's: another one's id is not found. */
export class UploadDesk implements Uploads {
  readonly #hq: UploadHq;
  readonly #folder: string;
  readonly #shelving: Shelving;
  readonly #open = new Map<string, Upload>();
  /** Uploads whose words stand in a file, so that another process can take them up. */
  readonly #remembered = new Set<string>();
  readonly #busy = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  #heldBytes = 0;
  readonly #finished = new Map<string, { readonly device: DeviceId; readonly bytes: number }>();

  private constructor(hq: UploadHq, folder: string) {
    this.#hq = hq;
    this.#folder = folder;
    this.#shelving = new Shelving(hq);
  }

  /** Opens the staging folder and takes up uploads that an earlier process began. */
  static async open(hq: UploadHq, folder: string): Promise<UploadDesk> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const desk = new UploadDesk(hq, folder);
    const names = await readdir(folder);
    for (const name of names.filter((each) => each.endsWith('.json'))) {
      const upload = await readUpload(join(folder, name));
      // One that is complete but never reached the shelf begins anew: to a desk it would look finished.
      if (upload === undefined || (await desk.#storedBytes(upload.id)) >= upload.bytes) continue;
      desk.#open.set(upload.id, upload);
      desk.#remembered.add(upload.id);
    }
    for (const name of names) if (!desk.#open.has(name.replace(/\.json$/, ''))) await rm(join(folder, name), { force: true });
    return desk;
  }

  async create(sender: DeviceIdentity, wish: { readonly record: string; readonly sha256: string; readonly bytes: number }, body: Readable | undefined): Promise<Outcome<Progress>> {
    const hash = sha256Schema.safeParse(wish.sha256);
    const record = recordIdSchema.safeParse(wish.record);
    const listed = hash.success && record.success ? await this.#hq.listed.sizeOf(record.data, hash.data, sender.dealer) : undefined;
    if (listed === undefined || !hash.success || !record.success || listed !== wish.bytes) return refused(problem('record.photo-not-listed', {}));
    const upload: Upload = {
      id: Buffer.from(this.#hq.random(16)).toString('hex'), record: record.data, device: sender.device, dealer: sender.dealer, sha256: hash.data, bytes: wish.bytes, createdAt: this.#hq.clock.now(),
    };
    await this.#makeRoom(sender.device);
    this.#open.set(upload.id, upload);
    if (body === undefined) {
      if (sender.bodyHash !== 'streamed' && sender.bodyHash !== emptyHash) return this.#drop(upload, refused(problem('device.signature-wrong', {})));
      await writeFile(this.#pathOf(upload.id), '', { mode: 0o600 });
      await this.#remember(upload);
      return done({ id: upload.id, offset: 0, length: upload.bytes, acknowledgement: null });
    }
    return this.#take(sender, upload, 0, body);
  }

  async progress(sender: DeviceIdentity, id: string): Promise<Progress | undefined> {
    const finished = this.#finished.get(id);
    if (finished !== undefined) return finished.device === sender.device ? { id, offset: finished.bytes, length: finished.bytes, acknowledgement: null } : undefined;
    const upload = this.#open.get(id);
    if (upload === undefined || upload.device !== sender.device) return undefined;
    await this.#interrupt(id);
    return { id, offset: await this.#storedBytes(id), length: upload.bytes, acknowledgement: null };
  }

  async append(sender: DeviceIdentity, id: string, offset: number, body: Readable): Promise<Outcome<Progress>> {
    const progress = await this.progress(sender, id);
    const upload = this.#open.get(id);
    if (progress === undefined) return refused(problem('thing.not-found', { what: 'upload', id: id.slice(0, 64) }));
    if (progress.offset !== offset) return refused(problem('thing.changed-meanwhile', { what: 'upload', id }));
    return upload === undefined ? done(progress) : this.#take(sender, upload, offset, body);
  }

  async bring(photo: OwnedPhoto, body: AsyncIterable<Uint8Array>): Promise<Outcome<SignedText | null>> {
    const staged = new StagedUpload(this.#pathOf(Buffer.from(this.#hq.random(16)).toString('hex')), 0, photo.bytes);
    try {
      for await (const piece of body) {
        if (staged.offset + piece.length > photo.bytes) break;
        await staged.append(piece);
      }
      const hash = await staged.finish();
      if (hash !== photo.sha256) return refused(problem('record.photo-altered', { sha256: photo.sha256 }));
      return await this.#shelving.shelve({ ...photo, path: staged.path, isBrought: true });
    } finally {
      staged.close();
      await rm(staged.path, { force: true });
    }
  }

  async remove(sender: DeviceIdentity, id: string): Promise<boolean> {
    const upload = this.#open.get(id);
    if (upload === undefined || upload.device !== sender.device) return false;
    await this.#interrupt(id);
    await this.#forget(upload);
    return true;
  }

  endOf(device: DeviceId): void {
    for (const upload of this.#open.values()) if (upload.device === device) this.#busy.get(upload.id)?.stop.abort();
  }

  async dropOld(): Promise<void> {
    const oldest = addMs(this.#hq.clock.now(), -patienceMs);
    for (const upload of this.#open.values()) if (upload.createdAt < oldest && !this.#busy.has(upload.id)) await this.#forget(upload);
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#busy.values()].map(async (running) => running.ended));
    await this.#shelving.settle();
  }

  async #take(sender: DeviceIdentity, upload: Upload, offset: number, body: Readable): Promise<Outcome<Progress>> {
    const stop = new AbortController();
    let end: () => void = () => undefined;
    this.#busy.set(upload.id, { stop, ended: new Promise((resolve) => (end = resolve)) });
    const staged = this.#openArriving(upload, offset);
    try {
      const received = await this.#receive(sender, upload, staged, body, stop.signal);
      if (!received.ok) return await this.#undo(upload, staged, offset, received);
      if (staged.offset < upload.bytes) {
        await staged.layDown();
        await this.#remember(upload);
        return done({ id: upload.id, offset: staged.offset, length: upload.bytes, acknowledgement: null });
      }
      if ((await staged.finish()) !== upload.sha256) return await this.#drop(upload, refused(problem('record.photo-altered', { sha256: upload.sha256 })));
      const shelved = await this.#shelving.shelve({ ...upload, ...staged.bytes, isBrought: false });
      if (!shelved.ok) return await this.#drop(upload, shelved);
      // The same picture may have come twice at the same moment; the shelf has taken one of the files.
      if (staged instanceof StagedUpload) await rm(staged.path, { force: true });
      await this.#finish(upload);
      return done({ id: upload.id, offset: upload.bytes, length: upload.bytes, acknowledgement: shelved.value });
    } catch (fault) {
      staged.close();
      await this.#forget(upload);
      throw fault;
    } finally {
      staged.close();
      if (staged instanceof HeldUpload) this.#heldBytes -= upload.bytes;
      this.#busy.delete(upload.id);
      end();
    }
  }

  /** A small picture that comes with its announcement is held in memory, as long as there is room; any other goes into a file. */
  #openArriving(upload: Upload, offset: number): ArrivingBytes {
    const path = this.#pathOf(upload.id);
    if (this.#remembered.has(upload.id) || upload.bytes > mostPackedBytes || this.#heldBytes + upload.bytes > mostHeldBytes) return new StagedUpload(path, offset, upload.bytes);
    this.#heldBytes += upload.bytes;
    return new HeldUpload(path);
  }

  /** Appends what the request brings. Where the connection breaks, what has come stays, and the desk goes on from there. */
  async #receive(sender: DeviceIdentity, upload: Upload, staged: ArrivingBytes, body: Readable, signal: AbortSignal): Promise<Outcome<undefined>> {
    const hash = sender.bodyHash === 'streamed' ? undefined : createHash('sha256');
    let refusal: Outcome<undefined> | undefined;
    const welcome = (device: KnownDevice | undefined): boolean => {
      if (device?.isRevoked !== false) refusal = refused(problem('device.revoked', {}));
      return refusal === undefined;
    };
    await receiveBody(body, signal, (piece) => {
      if (staged.offset + piece.length > upload.bytes) {
        refusal = refused(problem('input.too-large', { limit: upload.bytes }));
        return false;
      }
      hash?.update(piece);
      const written = staged.append(piece);
      const remembered = written === undefined ? this.#hq.devices.remembered(sender.device) : undefined;
      return remembered === undefined ? Promise.resolve(written).then(async () => welcome(await this.#hq.devices.find(sender.device))) : welcome(remembered);
    });
    if (refusal !== undefined) return refusal;
    return hash === undefined || hash.digest('hex') === sender.bodyHash ? done(undefined) : refused(problem('device.signature-wrong', {}));
  }

  /** Takes back what a refused request has brought; an upload that began with it goes altogether. */
  async #undo(upload: Upload, staged: ArrivingBytes, offset: number, refusal: Refusal): Promise<Outcome<Progress>> {
    staged.close();
    if (offset === 0) return this.#drop(upload, refusal);
    truncateSync(this.#pathOf(upload.id), offset);
    return refusal;
  }

  async #drop(upload: Upload, refusal: Refusal): Promise<Outcome<Progress>> {
    await this.#forget(upload);
    return refusal;
  }

  async #finish(upload: Upload): Promise<void> {
    this.#open.delete(upload.id);
    if (this.#remembered.delete(upload.id)) await rm(`${this.#pathOf(upload.id)}.json`, { force: true });
    if (this.#finished.size >= mostRemembered) {
      const oldest = this.#finished.keys().next().value;
      if (oldest !== undefined) this.#finished.delete(oldest);
    }
    this.#finished.set(upload.id, { device: upload.device, bytes: upload.bytes });
  }

  async #remember(upload: Upload): Promise<void> {
    if (this.#remembered.has(upload.id)) return;
    await writeFile(`${this.#pathOf(upload.id)}.json`, JSON.stringify(upload), { mode: 0o600 });
    this.#remembered.add(upload.id);
  }

  async #forget(upload: Upload): Promise<void> {
    this.#open.delete(upload.id);
    this.#remembered.delete(upload.id);
    await rm(this.#pathOf(upload.id), { force: true });
    await rm(`${this.#pathOf(upload.id)}.json`, { force: true });
  }

  async #makeRoom(device: DeviceId): Promise<void> {
    const own = [...this.#open.values()].filter((upload) => upload.device === device);
    const oldest = own.length >= mostOpenPerDevice ? own.find((upload) => !this.#busy.has(upload.id)) : undefined;
    if (oldest !== undefined) await this.#forget(oldest);
  }

  async #interrupt(id: string): Promise<void> {
    const running = this.#busy.get(id);
    if (running === undefined) return;
    running.stop.abort();
    await running.ended;
  }

  async #storedBytes(id: string): Promise<number> {
    return (await stat(this.#pathOf(id)).catch(() => ({ size: 0 }))).size;
  }

  #pathOf(id: string): string {
    return join(this.#folder, id);
  }
}

type Refusal = ReturnType<typeof refused>;

const emptyHash = createHash('sha256').digest('hex');

async function readUpload(path: string): Promise<Upload | undefined> {
  try {
    return uploadSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Half-written words of an upload: it counts as never begun.
    return undefined;
  }
}
