import { join } from 'node:path';
import { closed } from '../../../shared/kernel/closed.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';

/** The forms in which a photo lies on the shelf. */
export const photoForms = ['original', 'working', 'thumb'] as const;
export type PhotoForm = (typeof photoForms)[number];

/** The folders of a shelf under its root. */
export interface ShelfPlaces {
  /** Files that are still arriving; whatever lies here at start-up is a leftover. */
  readonly incoming: string;
  readonly originals: string;
  readonly working: string;
  readonly thumbs: string;
  /** Originals whose bytes no longer have their hash. */
  readonly quarantine: string;
}

export function placesUnder(root: string): ShelfPlaces {
  const folder = (name: string) => join(root, name);
  return { incoming: folder('incoming'), originals: folder('originals'), working: folder('working'), thumbs: folder('thumb'), quarantine: folder('quarantine') };
}

/** Where a form of a photo lies: two hex digits of the hash keep the folders small. Renditions are always JPEG. */
export function placeOf(places: ShelfPlaces, sha256: Sha256, form: PhotoForm): string {
  const shard = sha256.slice(0, 2);
  switch (form) {
    case 'original':
      return join(places.originals, shard, sha256);
    case 'working':
      return join(places.working, shard, `${sha256}.jpg`);
    case 'thumb':
      return join(places.thumbs, shard, `${sha256}.jpg`);
    default:
      return closed(form);
  }
}
