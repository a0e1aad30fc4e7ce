import { decodeHeic } from '../../../media/decode-heic.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { mostMegapixels, type MediaType } from '../../../shared/photo/photo.ts';
import { bufferSource } from './byte-source.ts';
import { readHeicFacts } from './heic-facts.ts';
import { makeWorking } from './make-renditions.ts';
import { openPicture, openPixels, readHeader } from './picture-engine.ts';
import { readExif, type ExifReading } from './read-exif.ts';
import { isWholeFile } from './whole-file.ts';

export type PictureType = Exclude<MediaType, `video/${string}`>;

/** A picture that decoded to its end. */
export interface Picture {
  /** Pixels as shown. */
  readonly width: number;
  readonly height: number;
  readonly reading: ExifReading;
  /** The working rendition: JPEG, upright. */
  readonly working: Buffer;
}

/**
 * Judges the bytes of a picture and decodes them. Refusals, in the order they are looked for: `photo.truncated` (the file ends before its format says),
 * `photo.too-many-pixels` (by the header, before anything is decoded), `photo.damaged` (does not decode to the end).
 */
export async function readPicture(type: PictureType, bytes: Buffer, file: string): Promise<Outcome<Picture>> {
  if (!(await isWholeFile(type, bufferSource(bytes)))) return refused(problem('photo.truncated', { file }));
  switch (type) {
    case 'image/heic':
      return readHeic(bytes, file);
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return readPlain(bytes, file);
    default:
      return closed(type);
  }
}

async function readPlain(bytes: Buffer, file: string): Promise<Outcome<Picture>> {
  try {
    const { width, height, exif } = await readHeader(bytes);
    const tooLarge = pixelProblem(width * height, file);
    if (tooLarge !== undefined) return tooLarge;
    const reading = readExif(exif);
    const { orientation } = reading.exif;
    const working = await decodeWhole(bytes, orientation);
    const isTurned = orientation >= 5;
    return done({ width: isTurned ? height : width, height: isTurned ? width : height, reading, working });
  } catch (error) {
    return damaged(error, file);
  }
}

/**
 * Decodes to the end. The JPEG decoder counts lost data (half a picture in grey) as a mere warning, so warnings fail; those that lose
 * nothing (bytes before the end marker, an odd colour profile, scan parameters of old phones) get a second try that minds errors only.
 */
async function decodeWhole(bytes: Buffer, orientation: number): Promise<Buffer> {
  try {
    return await makeWorking(openPicture(bytes, 'warning'), orientation);
  } catch (error) {
    if (!(error instanceof Error) || losesData(error.message)) throw error;
    return makeWorking(openPicture(bytes, 'error'), orientation);
  }
}

function losesData(message: string): boolean {
  const grave = message.split('\n').filter((line) => !line.endsWith('extraneous bytes before marker 0xd9'));
  return grave.some((line) => /Corrupt JPEG data|premature end|timeout/i.test(line));
}

/** A HEIC container says itself how the picture is turned, and its decoder does it; the EXIF orientation is a copy and must not turn it again. */
async function readHeic(bytes: Buffer, file: string): Promise<Outcome<Picture>> {
  const facts = await readHeicFacts(bytes);
  if (facts === undefined) return refused(problem('photo.damaged', { file }));
  if (!facts.isWhole) return refused(problem('photo.truncated', { file }));
  const tooLarge = pixelProblem(facts.mostPixels, file);
  if (tooLarge !== undefined) return tooLarge;
  const decoded = await decodeHeic(bytes);
  if (decoded === undefined) return refused(problem('photo.damaged', { file }));
  const { width, height } = decoded;
  const found = readExif(facts.exif);
  const reading = { ...found, exif: { ...found.exif, orientation: 1 } };
  try {
    const working = await makeWorking(openPixels({ data: decoded.pixels, width, height }, 4), 1);
    return done({ width, height, reading, working });
  } catch (error) {
    return damaged(error, file);
  }
}

function pixelProblem(pixels: number, file: string) {
  if (pixels <= mostMegapixels * 1_000_000) return undefined;
  return refused(problem('photo.too-many-pixels', { file, megapixels: Math.ceil(pixels / 1_000_000), limit: mostMegapixels }));
}

/** The imaging library throws plain `Error`s for what it cannot read; anything more special is a fault of this program. */
function damaged(error: unknown, file: string) {
  if (error instanceof Error && error.constructor === Error) return refused(problem('photo.damaged', { file }));
  throw error;
}
