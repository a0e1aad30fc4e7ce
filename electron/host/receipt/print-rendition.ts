import sharp from 'sharp';

/** Long side of a photo on paper, in pixels: 230 dpi at the size it is printed in, and a quarter of a working rendition, which decodes four times as fast. */
const printSide = 512;

/**
 * Makes the small JPEG that goes onto paper (20 to 60 kB) from a working rendition. Cheap (about 12 ms), yet thirty of them are
 * worth making before the person has drawn their name: see `print-shelf.ts`.
 */
export function makePrintRendition(working: Uint8Array): Promise<Buffer> {
  return sharp(working, { failOn: 'error' }).resize(printSide, printSide, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 76, chromaSubsampling: '4:2:0', optimiseCoding: false }).toBuffer();
}
