import sharp, { type Metadata, type Sharp } from 'sharp';
import { mostMegapixels } from '../../../shared/photo/photo.ts';

/** Pixels in memory: RGB, 8 bit, row by row. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** How many pictures are decoded at a time; each uses one core. */
export const picturesInFlight = 2;

/** What takes longer than this to decode was made to. */
const patienceSeconds = 60;

/**
 * Settings of the whole process, so they stand where the library is first imported. Only the three loaders that are needed stay open: every
 * other format (SVG, TIFF, PDF, HEIF …) is refused by the library itself. One thread a picture, because pictures run side by side;
 * no cache, because no picture is decoded twice and cached files stay open on Windows.
 */
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** Reads the header only, so the size of a picture is known before anything is decoded; it may announce any number of pixels. */
export function readHeader(bytes: Buffer): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

/** Opens the bytes of a JPEG, PNG or WebP file; its pipeline fails at what `failOn` names, `warning` being the strictest. */
export function openPicture(bytes: Buffer, failOn: 'warning' | 'error'): Sharp {
  return sharp(bytes, { failOn, limitInputPixels: mostMegapixels * 1_000_000, sequentialRead: true }).timeout({ seconds: patienceSeconds });
}

/** Opens pixels that are already decoded. */
export function openPixels(pixels: { readonly data: Uint8Array | Uint8ClampedArray; readonly width: number; readonly height: number }, channels: 3 | 4): Sharp {
  return sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels }, limitInputPixels: mostMegapixels * 1_000_000 }).timeout({ seconds: patienceSeconds });
}

/** Transparency on white, colours in sRGB, grey as three equal channels. */
export function asRgb(pipeline: Sharp): Sharp {
  return pipeline.flatten({ background: '#ffffff' }).toColourspace('srgb');
}

/** Runs a pipeline to plain RGB pixels. */
export async function takePixels(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await asRgb(pipeline).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`picture of ${info.channels} channels`);
  return { data, width: info.width, height: info.height };
}
