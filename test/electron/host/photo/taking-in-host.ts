import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { makeUuid7, type PhotoId } from '../../../../shared/kernel/ids.ts';
import { instantOf } from '../../../../shared/kernel/instant.ts';
import { takeInFile } from '../../../kit/take-in-file.ts';

/** Takes in the photos of a folder over and over, printing each hash once it is safe, until it is killed. */
const [root = '', photos = ''] = process.argv.slice(2);
const shelf = await openPhotoShelf(root);
for (let round = 0; ; round += 1) {
  for (const name of readdirSync(photos)) {
    const result = await takeInFile(shelf, join(photos, name), { id: makeUuid7<PhotoId>(round, new Uint8Array(10)), takenInAt: instantOf(round), door: 'import', shippedOn: null });
    if (!result.ok) throw new Error(result.problem.code);
    process.stdout.write(`${result.value.photo.sha256}\n`);
  }
}
