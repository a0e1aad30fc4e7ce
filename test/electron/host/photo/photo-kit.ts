import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { afterAll } from 'vitest';
import { openPhotoShelf, type PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import type { TakeInFacts, TakenIn } from '../../../../electron/host/photo/take-in-photo.ts';
import { makeUuid7, type PhotoId } from '../../../../shared/kernel/ids.ts';
import { parseCivilDate, parseInstant, type CivilDate, type Instant } from '../../../../shared/kernel/instant.ts';
import type { Outcome } from '../../../../shared/kernel/outcome.ts';
import { takeInFile } from '../../../kit/take-in-file.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatecheck-photo-'));
  folders.push(folder);
  return folder;
}

export function newShelf(): Promise<PhotoShelf> {
  return openPhotoShelf(join(newFolder(), 'photos'));
}

export function instant(text: string): Instant {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(text);
  return found;
}

export function day(text: string): CivilDate {
  const found = parseCivilDate(text);
  if (found === undefined) throw new Error(text);
  return found;
}

let photos = 0;

export function facts(more: Partial<TakeInFacts> = {}): TakeInFacts {
  photos += 1;
  return { id: makeUuid7<PhotoId>(1_700_000_000_000 + photos, new Uint8Array(10).fill(photos)), takenInAt: instant('2026-11-20T12:00:00+08:00'), door: 'import', shippedOn: day('2026-11-18'), ...more };
}

/** Takes in bytes under a file name, through a real file. */
export function takeIn(shelf: PhotoShelf, name: string, bytes: Uint8Array, more: Partial<TakeInFacts> = {}): Promise<Outcome<TakenIn>> {
  const path = join(newFolder(), name);
  writeFileSync(path, bytes);
  return takeInFile(shelf, path, facts(more));
}

export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.problem.code;
}

/** All files under a folder, as paths relative to it. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export const heicPath = join(import.meta.dirname, '../../../fixtures/photo/iphone.heic');
export const heic = readFileSync(heicPath);

/** A real PNG of one-bit white pixels: a few kilobytes whatever its size. */
export function whitePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same with a size in its header that its few bytes do not have. */
export function pngOfStatedSize(width: number, height: number): Buffer {
  const png = whitePng(8, 8);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function pngChunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(typed));
  return Buffer.concat([head, typed, tail]);
}

/** Puts an EXIF segment with this content into a JPEG, as its first. */
export function withExifBlock(jpeg: Buffer, block: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 8, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from('Exif\0\0', 'latin1'), block, jpeg.subarray(2)]);
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

/** A clip as a phone writes it, in outline: brand, index, then the bytes of the film. */
export function clip(brand: string, filmBytes = 5000): Buffer {
  const brands = Buffer.from(`${brand}\0\0\0\0${brand}isom`, 'latin1');
  return Buffer.concat([box('ftyp', brands), box('moov', box('mvhd', Buffer.alloc(100))), box('mdat', Buffer.alloc(filmBytes, 7))]);
}

/** A clip as a browser records it: segment and clusters of unknown size. */
export function webm(blockBytes = 3000): Buffer {
  const element = (id: readonly number[], content: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length | 0x10000000);
    return Buffer.concat([Buffer.from(id), size, content]);
  };
  const unknown = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const cluster = Buffer.concat([Buffer.from([0x1f, 0x43, 0xb6, 0x75]), unknown, element([0xe7], Buffer.from([0])), element([0xa3], Buffer.alloc(blockBytes, 3))]);
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], Buffer.from([0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d])),
    Buffer.from([0x18, 0x53, 0x80, 0x67]),
    unknown,
    element([0x15, 0x49, 0xa9, 0x66], Buffer.alloc(20)),
    cluster,
    cluster,
  ]);
}
