import sharp from 'sharp';

/** A small picture of patches; each number is another picture. */
export async function drawPatches(number: number): Promise<Buffer> {
  let state = (number * 2_654_435_761 + 1) | 1;
  const patches = Buffer.from(Uint8Array.from({ length: 24 * 18 * 3 }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  }));
  return sharp(patches, { raw: { width: 24, height: 18, channels: 3 } }).resize(320, 240, { kernel: 'nearest' }).jpeg({ quality: 80 }).toBuffer();
}
