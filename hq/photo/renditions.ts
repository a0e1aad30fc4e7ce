import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from '../../media/decode-heic.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { mostMegapixels } from '../../shared/photo/photo.ts';
import type { Shelf } from './shelf.ts';

/** Longest side in pixels of each rendition; never larger than the picture itself. */
export const renditionForms = { working: 2_048, thumb: 320 } as const;
export type RenditionForm = keyof typeof renditionForms;

const mostPixels = mostMegapixels * 1_000_000;

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

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
