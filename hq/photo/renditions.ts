import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp, { type Sharp } from 'sharp';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { mostMegapixels } from '../../shared/photo/photo.ts';
import type { Shelf } from './shelf.ts';

/** Longest side in pixels of each rendition; never larger than the picture itself. */
export const renditionForms = { working: 2_048, thumb: 320 } as const;
export type RenditionForm = keyof typeof renditionForms;

const mostPixels = mostMegapixels * 1_000_000;
/** A 12 MP HEIC takes a second; what takes a minute is not a picture. */
const heicPatienceMs = 60_000;

sharp.concurrency(1);
sharp.cache(false);
// Bytes of strangers meet only these decoders.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** Smaller pictures for the console, made when first asked for and kept beside the shelf. They can always be made again, so nothing is synced. */
export class Renditions {
  readonly #shelf: Shelf;
  readonly #folder: string;
  /** One at a time: a picture of 100 megapixels needs its memory for itself. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(shelf: Shelf, dataDir: string) {
    this.#shelf = shelf;
    this.#folder = join(dataDir, 'renditions');
  }

  /** The rendition's file; `undefined` for clips and for pictures that do not decode. */
  async find(hash: Sha256, type: string, form: RenditionForm): Promise<{ readonly path: string; readonly type: 'image/jpeg' } | undefined> {
    if (!type.startsWith('image/')) return undefined;
    const path = join(this.#folder, hash.slice(0, 2), `${hash}.${form}.jpg`);
    if (await exists(path)) return { path, type: 'image/jpeg' };
    const turn = this.#turn.then(async () => (await exists(path)) || this.#make(hash, type, form, path));
    this.#turn = turn.catch(() => undefined);
    return (await turn) ? { path, type: 'image/jpeg' } : undefined;
  }

  async #make(hash: Sha256, type: string, form: RenditionForm, path: string): Promise<boolean> {
    const picture = await openPicture(this.#shelf.pathOf(hash), type);
    if (picture === undefined) return false;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const side = renditionForms[form];
    try {
      await picture
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: form === 'thumb' ? 72 : 82, optimiseCoding: false })
        .toFile(`${path}.new`);
    } catch {
      // The shelf holds evidence as it came, and some of it is no whole picture; that is an answer, not a fault.
      await rm(`${path}.new`, { force: true });
      return false;
    }
    await rename(`${path}.new`, path);
    return true;
  }
}

/** Upright, whatever its orientation says. */
async function openPicture(path: string, type: string): Promise<Sharp | undefined> {
  if (type !== 'image/heic') return sharp(path, { failOn: 'error', limitInputPixels: mostPixels }).autoOrient();
  const decoded = await decodeHeic(await readFile(path));
  if (decoded === undefined) return undefined;
  const { width, height, pixels } = decoded;
  return sharp(Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), { raw: { width, height, channels: 4 } });
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Lies beside this file, as source and as bundled. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './heic-worker.ts' : './heic-worker.js', import.meta.url);

/** Decodes in a thread of its own with bounded memory and time, so that a hostile file ends that thread and never HQ. */
async function decodeHeic(bytes: Buffer): Promise<Pixels | undefined> {
  const worker = new Worker(workerFile, { workerData: new Uint8Array(bytes), resourceLimits: { maxOldGenerationSizeMb: 256 }, stdout: true, stderr: true });
  const patience = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => patience.resolve(undefined), heicPatienceMs);
  const answer = new Promise<Pixels | undefined>((resolve) => {
    worker.once('message', (message: Pixels | null) => resolve(message ?? undefined));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  try {
    return await Promise.race([answer, patience.promise]);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
