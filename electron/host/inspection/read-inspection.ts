import type { Inspection } from '../../../shared/inspection/inspection.ts';
import type { PhotoId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { readPickupDocument, type PickupRow } from '../delivery/pickup-rows.ts';
import type { Store } from '../store/open-store.ts';
import { readCalls, readLineChecks, readPackages } from './draft-rows.ts';
import { readFindings } from './finding-rows.ts';
import { readPhotos } from './photo-rows.ts';

/** A pickup with all that was found so far: the value every rule of sealing looks at. One query a table. */
export function readInspection(store: Store, row: PickupRow): Inspection {
  return {
    pickup: readPickupDocument(store, row.id),
    packages: readPackages(store, row.id),
    lines: readLineChecks(store, row.id),
    findings: readFindings(store, row.id),
    dispatcherCalls: readCalls(store, row.id),
    limitsShown: row.limitsShown,
  };
}

export function readPhotosById(store: Store, row: PickupRow): ReadonlyMap<PhotoId, Photo> {
  return new Map(readPhotos(store, row.id).map((photo) => [photo.id, photo]));
}
