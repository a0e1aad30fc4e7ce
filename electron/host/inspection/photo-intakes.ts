import type { z } from 'zod';
import type { photoTargetSchema, PhotoRemark } from '../../../shared/bridge/shapes.ts';
import { mostDamagePoints } from '../../../shared/inspection/finding.ts';
import type { PhotoId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { mostPhotosPerDamagePoint, type Photo, type PhotoUse } from '../../../shared/photo/photo.ts';
import { readPickupDocument, readPickupRow } from '../delivery/pickup-rows.ts';
import { newId, now, type Desk } from '../desk.ts';
import { PhotoIntake } from '../photo/photo-intake.ts';
import { takeInPhoto } from '../photo/take-in-photo.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { removeDamagedPhoto } from './damaged-photo-rows.ts';
import { standingOfLine } from './draft-rows.ts';
import { countUses, readFindingPlace, writeUse } from './finding-rows.ts';
import { readPhotos, writePhoto } from './photo-rows.ts';
import { remarksOn } from './photo-remarks.ts';
import { changeFinding, hasRoom, mayTakePhotos } from './save-finding.ts';

type Target = z.infer<typeof photoTargetSchema>;

interface Open {
  readonly intake: PhotoIntake;
  readonly target: Target;
  readonly door: 'camera' | 'import';
  received: number;
}

/** Files that pages are sending right now, by the name of their intake. A page that goes away leaves one; the oldest idle ones are dropped. */
export type PhotoIntakes = Map<string, Open>;

const mostOpen = 64;

/**
 * Starts a photo for a finding: a damage point, or a matter of quantity, which needs none but may show evidence (R-IN-2). `photo.too-many`,
 * `inspection.too-many-damage-points`, `thing.not-found`, `pickup.sealed`, and what the shelf refuses.
 */
export async function beginPhoto(
  desk: Desk,
  intakes: PhotoIntakes,
  wish: { readonly fileName: string; readonly bytes: number; readonly via: 'camera' | 'file' | 'drop' | 'paste'; readonly target: Target },
): Promise<Outcome<{ readonly intake: string }>> {
  const place = readFindingPlace(desk.store, wish.target.finding);
  if (place === undefined || place.pickup !== wish.target.pickup || place.removed === 1) return refused(problem('thing.not-found', { what: 'finding', id: wish.target.finding }));
  if (standingOfLine(desk.store, place.pickup, place.line) === 'sealed') return refused(problem('pickup.sealed', {}));
  if (!mayTakePhotos(desk, place, wish.target.finding)) return refused(problem('inspection.too-many-damage-points', { limit: mostDamagePoints }));
  if (countUses(desk.store, wish.target.finding) >= mostPhotosPerDamagePoint) return refused(problem('photo.too-many', { limit: mostPhotosPerDamagePoint }));
  const begun = await PhotoIntake.begin(desk.shelf, wish.fileName, wish.bytes);
  if (!begun.ok) return begun;
  const name = newId<string>(desk);
  intakes.set(name, { intake: begun.value, target: wish.target, door: wish.via === 'camera' ? 'camera' : 'import', received: 0 });
  const oldest = intakes.size > mostOpen ? intakes.keys().next().value : undefined;
  if (oldest !== undefined) await abortPhoto(intakes, oldest);
  return done({ intake: name });
}

/** Takes the next chunk. A chunk that was sent again after a lost answer is not written twice. */
export async function appendPhoto(desk: Desk, intakes: PhotoIntakes, name: string, offset: number, chunk: Uint8Array): Promise<Outcome<{ readonly received: number }>> {
  const open = intakes.get(name);
  if (open === undefined) return refused(problem('thing.not-found', { what: 'intake', id: name }));
  if (offset + chunk.length === open.received && chunk.length > 0) return done({ received: open.received });
  if (offset !== open.received) return refused(problem('input.invalid', { field: 'offset', expected: String(open.received) }));
  open.received += chunk.length;
  const appended = await open.intake.append(chunk);
  if (!appended.ok) {
    intakes.delete(name);
    return appended;
  }
  desk.changes.publish({ topic: 'photo-intake', intake: name, done: appended.value.received, total: open.intake.size });
  return appended;
}

/**
 * Ends a photo: its bytes are judged, decoded, and fsynced under their hash; then one commit makes it part of the inspection. Remarks are pointed out within the
 * pickup (R-IN-3). Refusals: the shelf's, and those of a change to the finding.
 */
export async function finishPhoto(
  desk: Desk,
  intakes: PhotoIntakes,
  name: string,
): Promise<Outcome<{ readonly photo: Photo; readonly use: PhotoUse; readonly remarks: PhotoRemark[]; readonly revision: number }>> {
  const open = intakes.get(name);
  if (open === undefined) return refused(problem('thing.not-found', { what: 'intake', id: name }));
  intakes.delete(name);
  const { pickup, finding, withPackaging } = open.target;
  const row = readPickupRow(desk.store, pickup);
  if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id: pickup }));
  const facts = { id: newId<PhotoId>(desk), takenInAt: now(desk), door: open.door, shippedOn: earliestShipping(desk, row) };
  const taken = await takeInPhoto(desk.shelf, open.intake, facts);
  if (!taken.ok) return taken;
  const { photo } = taken.value;
  let remarks: PhotoRemark[] = [];
  const changed = changeFinding(desk, { pickup, finding }, () => {
    remarks = remarksOn(policyAt(desk.store, row.pickedUpAt).document.inspection, photo, readPhotos(desk.store, pickup));
    writePhoto(desk.store, pickup, photo);
    removeDamagedPhoto(desk.store, photo.sha256);
    writeUse(desk.store, pickup, finding, { photo: photo.id, withPackaging, keptBecause: null });
    return hasRoom(desk, finding);
  });
  if (!changed.ok) return changed;
  return done({ photo, use: { photo: photo.id, sha256: photo.sha256, withPackaging, keptBecause: null }, remarks, revision: changed.value.revision });
}

export async function abortPhoto(intakes: PhotoIntakes, name: string): Promise<void> {
  const open = intakes.get(name);
  intakes.delete(name);
  await open?.intake.abort();
}

function earliestShipping(desk: Desk, row: { readonly id: Target['pickup'] }) {
  const days = readPickupDocument(desk.store, row.id).orders.flatMap((order) => (order.shippedOn === null ? [] : [order.shippedOn]));
  return days.toSorted()[0] ?? null;
}
