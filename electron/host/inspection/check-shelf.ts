import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { Desk } from '../desk.ts';
import { checkOriginals } from '../photo/check-originals.ts';
import { checkOriginal } from '../photo/photo-shelf.ts';
import { readDamagedHashes } from './damaged-photo-rows.ts';
import { noteWholePhoto } from './note-damaged-photo.ts';

/**
 * One step of the round over the photo shelf: about `mostBytes` of originals after `after` are read back; a damaged one is set aside, and the shelf tells the desk. Those
 * known as damaged that stand whole again, put back by a person, count again. Answers where the next step goes on, null when the round is done.
 */
export async function checkShelf(desk: Desk, after: Sha256 | null, mostBytes: number): Promise<Sha256 | null> {
  for (const sha256 of readDamagedHashes(desk.store)) {
    if ((await checkOriginal(desk.shelf, sha256)) === 'whole') noteWholePhoto(desk, sha256);
  }
  return (await checkOriginals(desk.shelf, after, mostBytes)).next;
}
