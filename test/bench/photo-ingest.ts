import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPhotoShelf } from '../../electron/host/photo/photo-shelf.ts';
import { takeInBatch } from '../../electron/host/photo/take-in-batch.ts';
import { makeUuid7, type PhotoId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';

/** Runs as a process of its own, so that its peak memory is that of taking in: the photos of a folder onto a new shelf, once. */
const [photos = '', root = ''] = process.argv.slice(2);
const files = readdirSync(photos).map((name, index) => ({
  path: join(photos, name),
  facts: { id: makeUuid7<PhotoId>(index, new Uint8Array(10)), takenInAt: instantOf(Date.UTC(2026, 10, 20)), door: 'import' as const, shippedOn: null },
}));
const shelf = await openPhotoShelf(root);
const begun = performance.now();
const results = await takeInBatch(shelf, files);
const ms = performance.now() - begun;
for (const result of results) if (result?.ok !== true) throw new Error(`a photo was refused: ${JSON.stringify(result)}`);
process.stdout.write(JSON.stringify({ ms, peakBytes: process.resourceUsage().maxRSS * 1024 }));
