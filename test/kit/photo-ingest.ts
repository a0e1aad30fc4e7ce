import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPhotoShelf } from '../../electron/host/photo/photo-shelf.ts';
import { makeUuid7, type PhotoId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { takeInFile } from './take-in-file.ts';

/** Runs as a process of its own, so that its peak memory is that of taking in: the photos of a folder onto a new shelf, once, as a page sends them, two in flight. */
const [photos = '', root = ''] = process.argv.slice(2);
const waiting = [...readdirSync(photos).entries()];
const shelf = await openPhotoShelf(root);
const begun = performance.now();
await Promise.all([takeTurns(), takeTurns()]);
const ms = performance.now() - begun;
process.stdout.write(JSON.stringify({ ms, peakBytes: process.resourceUsage().maxRSS * 1024 }));

async function takeTurns(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [index, name] = next;
    const facts = { id: makeUuid7<PhotoId>(index, new Uint8Array(10)), takenInAt: instantOf(Date.UTC(2026, 10, 20)), door: 'import' as const, shippedOn: null };
    const taken = await takeInFile(shelf, join(photos, name), facts);
    if (!taken.ok) throw new Error(`a photo was refused: ${JSON.stringify(taken.problem)}`);
  }
}
