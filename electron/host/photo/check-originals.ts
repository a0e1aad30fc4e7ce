import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { checkOriginal, isSha256, type PhotoShelf } from './photo-shelf.ts';

/** One step of the round over all originals. */
export interface CheckStep {
  readonly checked: number;
  readonly damaged: readonly Sha256[];
  /** Where the next step goes on; null when the round is done. */
  readonly next: Sha256 | null;
}

/**
 * Checks originals in the order of their hashes, from the one after `after` until about `mostBytes` have been read, so that a timer can go
 * round the whole shelf in small steps. `next` is the `after` of the next step, null when the round is done.
 */
export async function checkOriginals(shelf: PhotoShelf, after: Sha256 | null, mostBytes: number): Promise<CheckStep> {
  const damaged: Sha256[] = [];
  let checked = 0;
  let bytes = 0;
  for (const shard of (await readdir(shelf.places.originals)).sort()) {
    if (after !== null && shard < after.slice(0, 2)) continue;
    for (const name of (await readdir(join(shelf.places.originals, shard))).sort()) {
      if (!isSha256(name) || (after !== null && name <= after)) continue;
      bytes += (await stat(join(shelf.places.originals, shard, name))).size;
      checked += 1;
      if ((await checkOriginal(shelf, name)) === 'damaged') damaged.push(name);
      if (bytes >= mostBytes) return { checked, damaged, next: name };
    }
  }
  return { checked, damaged, next: null };
}
