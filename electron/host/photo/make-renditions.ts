import type { Sharp } from 'sharp';
import { frameHashOf } from '../../../shared/photo/frame-hash.ts';
import { sharpnessOf, sharpnessSide } from '../../../shared/photo/sharpness.ts';
import { asRgb, openPicture, openPixels, takePixels, type Pixels } from './picture-engine.ts';

/** Long sides of the two renditions, in pixels; a smaller picture is not enlarged. */
export const workingSide = 2048;
export const thumbSide = 320;

/** What is derived from a picture's pixels. Both files are JPEG, upright, sRGB, without metadata. */
export interface Renditions {
  readonly working: Buffer;
  readonly thumb: Buffer;
  /** R-IN-3: see `frame-hash.ts`. */
  readonly frameHash: string;
  /** See `sharpness.ts`. */
  readonly sharpness: number;
}

/**
 * Makes the working rendition from a picture that lies as the camera held it. This is the only decoding of the original: all else is made
 * from its result. It is turned after it has been shrunk, because a turn needs the whole picture in memory.
 */
export function makeWorking(picture: Sharp, orientation: number): Promise<Buffer> {
  const shrunk = picture.resize(workingSide, workingSide, { fit: 'inside', withoutEnlargement: true });
  return jpeg(asRgb(turned(shrunk, orientation)), 82);
}

/** Makes the thumbnail, the frame hash and the sharpness from the working rendition. */
export async function makeRenditions(working: Buffer): Promise<Renditions> {
  const measured = await shrink(openPicture(working, 'error'), sharpnessSide);
  const small = await shrink(openPixels(measured, 3), thumbSide);
  const thumb = await jpeg(openPixels(small, 3), 78);
  return {
    working,
    thumb,
    frameHash: frameHashOf(greyOf(small), small.width, small.height),
    sharpness: sharpnessOf(greyOf(measured), measured.width, measured.height),
  };
}

function shrink(picture: Sharp, side: number): Promise<Pixels> {
  return takePixels(picture.resize(side, side, { fit: 'inside', withoutEnlargement: true }));
}

/** Luma by ITU-R BT.601 in whole numbers. The library's own greys go through linear light, which takes longer than all the rest here. */
function greyOf({ data, width, height }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3) {
    // The casts: `at` stays inside, because pixels hold three bytes each.
    grey[pixel] = (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  }
  return grey;
}

/** Turns a lying picture upright (EXIF 2.32, Orientation): the library mirrors left to right first and turns clockwise after. */
function turned(picture: Sharp, orientation: number): Sharp {
  const angle = [0, 0, 0, 180, 180, 270, 90, 90, 270][orientation] ?? 0;
  const isMirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7;
  return picture.rotate(angle).flop(isMirrored);
}

/** Plain Huffman tables: the optimised ones cost a second pass for two percent of the bytes. */
function jpeg(picture: Sharp, quality: number): Promise<Buffer> {
  return picture.jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: false }).toBuffer();
}
