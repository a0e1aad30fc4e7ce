import type { Sharp } from 'sharp';
import { frameHashOf } from '../../../shared/photo/frame-hash.ts';
import { sharpnessOf, sharpnessSide } from '../../../shared/photo/sharpness.ts';
import { openPixels, takePixels, type Pixels } from './picture-engine.ts';

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

/** Shrinks a picture to the working size. This is the only decoding of the original: all else is made from its result. */
export function takeWorkingPixels(picture: Sharp): Promise<Pixels> {
  return takePixels(picture.resize(workingSide, workingSide, { fit: 'inside', withoutEnlargement: true }));
}

/** Makes both renditions, the frame hash and the sharpness from working pixels that still lie as the camera held them. */
export async function makeRenditions(lying: Pixels, orientation: number): Promise<Renditions> {
  const working = await jpeg(turned(openPixels(lying, 3), orientation), 82);
  const measured = await shrink(lying, sharpnessSide);
  const small = await takePixels(turned(openPixels(await shrink(measured, thumbSide), 3), orientation));
  const thumb = await jpeg(openPixels(small, 3), 78);
  return {
    working,
    thumb,
    frameHash: frameHashOf(greyOf(small), small.width, small.height),
    sharpness: sharpnessOf(greyOf(measured), measured.width, measured.height),
  };
}

function shrink(pixels: Pixels, side: number): Promise<Pixels> {
  return takePixels(openPixels(pixels, 3).resize(side, side, { fit: 'inside', withoutEnlargement: true }));
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
