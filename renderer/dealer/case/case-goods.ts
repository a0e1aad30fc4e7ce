import type { PickupView } from '../../../shared/bridge/shapes.ts';
import { pickupLines, type LineKey, type PickupLine } from '../../../shared/delivery/pickup.ts';
import type { LineCheck } from '../../../shared/inspection/inspection.ts';
import type { PhotoId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/photo/photo.ts';

/** The goods of a case by their keys, sorted once for all events. */
export interface CaseGoods {
  readonly lines: ReadonlyMap<LineKey, PickupLine>;
  readonly checks: ReadonlyMap<LineKey, LineCheck>;
  readonly photos: ReadonlyMap<PhotoId, Photo>;
}

export function sortCaseGoods({ inspection, photos }: PickupView): CaseGoods {
  return {
    lines: new Map(pickupLines(inspection.pickup).map((line) => [line.key, line])),
    checks: new Map(inspection.lines.map((check) => [check.line, check])),
    photos: new Map(photos.map((photo) => [photo.id, photo])),
  };
}
