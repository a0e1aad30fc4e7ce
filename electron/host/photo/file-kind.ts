import type { MediaType } from '../../../shared/photo/photo.ts';

/** How many of a file's first bytes `fileKindOf` wants to see; a shorter file is judged by what there is. */
export const headerBytes = 512;

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const mp4Brands = new Set(['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'iso7', 'iso8', 'iso9', 'mp41', 'mp42', 'mp71', 'avc1', 'M4V ', 'M4VH', 'M4VP', 'MSNV', 'dash', 'XAVC']);
/** First boxes of QuickTime files older than the `ftyp` box. */
const quickTimeBoxes = new Set(['moov', 'mdat', 'wide']);

/**
 * The media type of a file by its first bytes; the name never counts. `undefined` for anything that is not taken in
 * (GIF, TIFF, AVIF, PDF, audio, a document under a picture's name).
 */
export function fileKindOf(header: Buffer): MediaType | undefined {
  if (header.length >= 3 && header[0] === 0xff && header[1] === 0xd8 && header[2] === 0xff) return 'image/jpeg';
  if (header.subarray(0, 8).equals(pngSignature)) return 'image/png';
  if (text(header, 0) === 'RIFF' && text(header, 8) === 'WEBP') return 'image/webp';
  if (header.length >= 4 && header.readUInt32BE(0) === 0x1a45dfa3) return isWebm(header) ? 'video/webm' : undefined;
  if (text(header, 4) === 'ftyp') return kindOfBrands(brandsOf(header));
  return quickTimeBoxes.has(text(header, 4)) ? 'video/quicktime' : undefined;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function text(header: Buffer, offset: number): string {
  return header.toString('latin1', offset, offset + 4);
}

/** Matroska's `DocType` element (ID 0x4282) says whether the file keeps to WebM. */
function isWebm(header: Buffer): boolean {
  const at = header.indexOf(Buffer.from([0x42, 0x82, 0x84]));
  return at >= 0 && text(header, at + 3) === 'webm';
}

/** The major brand, then the compatible ones (ISO/IEC 14496-12 §4.3). */
function brandsOf(header: Buffer): readonly string[] {
  const end = Math.min(header.readUInt32BE(0), header.length);
  const brands = [text(header, 8)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(text(header, offset));
  return brands;
}

function kindOfBrands(brands: readonly string[]): MediaType | undefined {
  const major = brands[0] ?? '';
  if (major === 'qt  ') return 'video/quicktime';
  if (mp4Brands.has(major)) return 'video/mp4';
  if (heicBrands.has(major)) return 'image/heic';
  return (major === 'mif1' || major === 'msf1') && brands.some((brand) => heicBrands.has(brand)) ? 'image/heic' : undefined;
}
