import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from '../../media/decode-heic.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { mostMegapixels } from '../../shared/photo/photo.ts';

/** Longest side in pixels of each rendition; never larger than the picture itself. */
export const renditionForms = { working: 2_048, thumb: 320 } as const;
export type RenditionForm = keyof typeof renditionForms;

const mostPixels = mostMegapixels * 1_000_000;

sharp.concurrency(1);
sharp.cache(false);
// Bytes of strangers meet only these decoders.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** A picture in a file that may hold others as well. */
export interface StoredPicture {
  readonly path: string;
  readonly start: number;
  readonly bytes: number;
  readonly type: string;
}

/** Smaller pictures for the console, made when first asked for and kept beside the shelf. They can always be made again, so nothing is synced. */
export class Renditions {
  readonly #folder: string;
  /** One at a time: a picture of 100 megapixels needs its memory for itself. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'renditions');
  }

  /** The rendition's file; `undefined` for clips and for pictures that do not decode. */
  async find(hash: Sha256, original: StoredPicture, form: RenditionForm): Promise<StoredPicture | undefined> {
    if (!original.type.startsWith('image/')) return undefined;
    const path = join(this.#folder, hash.slice(0, 2), `${hash}.${form}.jpg`);
    if ((await sizeOf(path)) === undefined) {
      const turn = this.#turn.then(async () => (await sizeOf(path)) === undefined && this.#make(original, form, path));
      this.#turn = turn.catch(() => undefined);
      await turn;
    }
    const bytes = await sizeOf(path);
    return bytes === undefined ? undefined : { path, start: 0, bytes, type: 'image/jpeg' };
  }

  async #make(original: StoredPicture, form: RenditionForm, path: string): Promise<void> {
    const picture = await openPicture(original);
    if (picture === undefined) return;
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
      return;
    }
    await rename(`${path}.new`, path);
  }
}

/** Upright, whatever its orientation says. */
async function openPicture(original: StoredPicture): Promise<Sharp | undefined> {
  const content = await readWhole(original);
  if (original.type !== 'image/heic') return sharp(content, { failOn: 'error', limitInputPixels: mostPixels }).autoOrient();
  const decoded = await decodeHeic(content);
  if (decoded === undefined) return undefined;
  const { width, height, pixels } = decoded;
  return sharp(Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), { raw: { width, height, channels: 4 } });
}

async function readWhole({ path, start, bytes }: StoredPicture): Promise<Buffer> {
  const file = await open(path);
  try {
    const content = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(content, 0, bytes, start);
    return content.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
}
