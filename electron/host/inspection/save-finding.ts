import { isDamagePoint, mostDamagePoints, type Finding } from '../../../shared/inspection/finding.ts';
import type { FindingId, PhotoId, PickupId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { mostPhotosPerDamagePoint } from '../../../shared/photo/photo.ts';
import type { Desk } from '../desk.ts';
import { changeDraft } from './change-draft.ts';
import { lineOfPackage } from './draft-rows.ts';
import { countUses, hasUse, markFindingRemoved, markUse, readFindingPlace, readOpenFindings, writeFinding, writeUse, type FindingPlace, type OpenFinding } from './finding-rows.ts';

type Changed = Outcome<{ readonly revision: number }>;

/** The most findings of one pickup: the damage points and one difference of quantity a line. */
const mostFindings = mostDamagePoints + 4_000;

/**
 * Adds or changes a finding; one that was removed stands again with its photos. `inspection.too-many-damage-points`;
 * `thing.not-found` for a line or package of another pickup.
 */
export function putFinding(desk: Desk, change: { readonly pickup: PickupId; readonly finding: Omit<Finding, 'photos'> }): Changed {
  const { pickup, finding } = change;
  const earlier = readFindingPlace(desk.store, finding.id);
  if (earlier !== undefined && earlier.pickup !== pickup) return refused(problem('thing.not-found', { what: 'finding', id: finding.id }));
  const lines = earlier === undefined ? [finding.line] : [finding.line, earlier.line];
  return changeDraft(desk, pickup, lines, () => {
    if (finding.package !== null && lineOfPackage(desk.store, pickup, finding.package) !== finding.line) {
      return refused(problem('thing.not-found', { what: 'package', id: finding.package }));
    }
    writeFinding(desk.store, pickup, finding);
    const open = readOpenFindings(desk.store, pickup);
    const isPhotographed = isDamagePoint(finding) || countUses(desk.store, finding.id) > 0;
    if (isPhotographed && open.filter(carriesPhotos).length > mostDamagePoints) return refused(problem('inspection.too-many-damage-points', { limit: mostDamagePoints }));
    if (open.length > mostFindings) return refused(problem('inspection.too-many-damage-points', { limit: mostFindings }));
    return done(undefined);
  });
}

/** Removes a finding; its photos stay on the shelf, so that putting it again brings them back. */
export function removeFinding(desk: Desk, change: { readonly pickup: PickupId; readonly finding: FindingId }): Changed {
  return changeFinding(desk, change, () => done(markFindingRemoved(desk.store, change.finding)));
}

interface UseName {
  readonly pickup: PickupId;
  readonly finding: FindingId;
  readonly photo: PhotoId;
}

/** R-IN-3, R-IN-4: marks a photo as showing the packaging, or says why a picture that was pointed out is kept. */
export function changeUse(desk: Desk, change: UseName & { readonly withPackaging: boolean; readonly keptBecause: string | null }): Changed {
  return changeFinding(desk, change, () => {
    if (!hasUse(desk.store, change.finding, change.photo)) return refused(problem('thing.not-found', { what: 'photo', id: change.photo }));
    writeUse(desk.store, change.pickup, change.finding, change);
    return done(undefined);
  });
}

export function removeUse(desk: Desk, change: UseName): Changed {
  return changeFinding(desk, change, () => (markUse(desk.store, change.finding, change.photo, true) ? done(undefined) : refused(problem('thing.not-found', { what: 'photo', id: change.photo }))));
}

/** Takes a removal back. `photo.too-many` where others have filled the damage point meanwhile. */
export function restoreUse(desk: Desk, change: UseName): Changed {
  return changeFinding(desk, change, () => {
    if (!markUse(desk.store, change.finding, change.photo, false)) return refused(problem('thing.not-found', { what: 'photo', id: change.photo }));
    return hasRoom(desk, change.finding);
  });
}

/** A damage point, which must carry photos, or another finding that does: so many may there be, that the photos of all fit into one record. */
function carriesPhotos(finding: OpenFinding): boolean {
  return isDamagePoint(finding) || finding.photos > 0;
}

/** Whether the finding is among those of its pickup that may carry photos, or can join them. */
export function mayTakePhotos(desk: Desk, place: Pick<FindingPlace, 'pickup' | 'check' | 'nature'>, finding: FindingId): boolean {
  if (isDamagePoint(place)) return true;
  return readOpenFindings(desk.store, place.pickup).filter((other) => other.id !== finding && carriesPhotos(other)).length < mostDamagePoints;
}

/** `photo.too-many` where a finding carries more photos than it may, `inspection.too-many-damage-points` where too many findings do. */
export function hasRoom(desk: Desk, finding: FindingId): Outcome<undefined> {
  const place = readFindingPlace(desk.store, finding);
  if (place !== undefined && !mayTakePhotos(desk, place, finding)) return refused(problem('inspection.too-many-damage-points', { limit: mostDamagePoints }));
  return countUses(desk.store, finding) > mostPhotosPerDamagePoint ? refused(problem('photo.too-many', { limit: mostPhotosPerDamagePoint })) : done(undefined);
}

/** Changes something of a standing finding of the pickup. `thing.not-found`. */
export function changeFinding(desk: Desk, at: { readonly pickup: PickupId; readonly finding: FindingId }, work: (place: FindingPlace) => Outcome<unknown>): Changed {
  const place = readFindingPlace(desk.store, at.finding);
  if (place === undefined || place.pickup !== at.pickup || place.removed === 1) return refused(problem('thing.not-found', { what: 'finding', id: at.finding }));
  return changeDraft(desk, at.pickup, [place.line], () => work(place));
}
