import { isFittings, lineSize } from '../delivery/line-size.ts';
import type { PickupLine } from '../delivery/pickup.ts';
import { addQuantities } from '../kernel/quantity.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import type { CountedPhotos } from './counted-photos.ts';
import type { Finding } from './finding.ts';
import { findingLacks } from './finding-rules.ts';
import type { LineCheck, PackageCheck } from './inspection.ts';
import { isCheckedPerUnit, unitsOf } from './item-units.ts';
import { claimsOf, makesUnitsBad } from './claims.ts';
import { countsDisagree, mostFineUnits } from './count-agreement.ts';
import type { Missing } from './missing.ts';
import { isOpenedOnSite } from './on-site-check.ts';
import { packageOrdinals } from './packages.ts';

/** One line with everything that was said of it. */
export interface InspectedLine {
  readonly line: PickupLine;
  readonly check: LineCheck | undefined;
  readonly packages: readonly PackageCheck[];
  readonly findings: readonly Finding[];
}

type PhotosOf = ReadonlyMap<Finding['id'], CountedPhotos>;

/** How many open units a `Missing` names at most. */
const mostUnitsNamed = 100;

/** R-IN-5, R-IN-8: what a refused line needs: its specification, a reason, and the photos of each damage point. */
export function refusedLineLacks(policy: PolicyDocument, at: InspectedLine, photos: PhotosOf): readonly Missing[] {
  const line = at.line.key;
  const missing: Missing[] = [];
  if (at.line.specification.trim() === '') missing.push({ what: 'specification', line });
  if (at.findings.length === 0) missing.push({ what: 'finding', line, because: 'refused' });
  return [...missing, ...findingsLack(policy, at, photos)];
}

/** R-IN-1, R-IN-2, R-IN-4, R-IN-6: what a line that was taken still lacks before its feedback can be sealed. */
export function takenLineLacks(policy: PolicyDocument, at: InspectedLine, photos: PhotosOf): readonly Missing[] {
  const arrived = !hasNothingArrived(at);
  return [
    ...(arrived ? packagesLack(policy, at) : []),
    ...reservationLacks(at),
    ...findingsLack(policy, at, photos),
    ...(arrived ? itemsLack(policy, at) : []),
    ...countLacks(policy, at, arrived),
  ];
}

function findingsLack(policy: PolicyDocument, at: InspectedLine, photos: PhotosOf): readonly Missing[] {
  return at.findings.flatMap((finding) => findingLacks(policy.inspection, finding, photos.get(finding.id)));
}

/** Everything of the line is missing, so there is nothing to unpack, check or weigh. */
function hasNothingArrived(at: InspectedLine): boolean {
  return missingQuantity(at) >= at.line.quantity;
}

function missingQuantity(at: InspectedLine): number {
  if (at.check?.count) return at.check.count.missing;
  return claimsOf(at.line, at.findings).missing;
}

function packagesLack(policy: PolicyDocument, at: InspectedLine): readonly Missing[] {
  const line = at.line.key;
  const rows = new Map(at.packages.map((row) => [row.ordinal, row]));
  const ordinals = new Set([...packageOrdinals(policy.timeLimits, at.line), ...rows.keys()]);
  const withFinding = new Set(at.findings.map((finding) => finding.package));
  const missing: Missing[] = [];
  const isOpened = isOpenedOnSite(policy, at.line);
  let closed = 0;
  for (const ordinal of ordinals) {
    const row = rows.get(ordinal);
    if (row === undefined || row.condition === 'unchecked') missing.push({ what: 'package-unchecked', line, ordinal, package: row?.id ?? null });
    else if (row.condition === 'intact') closed += isOpened && !row.lookedInside ? 1 : 0;
    else {
      if (!row.lookedInside) missing.push({ what: 'look-inside', line, ordinal, package: row.id });
      if (!withFinding.has(row.id)) missing.push({ what: 'package-finding', line, ordinal, package: row.id });
    }
  }
  if (closed > 0) missing.push({ what: 'not-opened', line, packages: closed });
  return missing;
}

function reservationLacks(at: InspectedLine): readonly Missing[] {
  const isWithout = at.check?.decision === 'take-with-reservation' && at.check.reservation.trim() === '';
  return isWithout ? [{ what: 'reservation-text', line: at.line.key }] : [];
}

function itemsLack(policy: PolicyDocument, at: InspectedLine): readonly Missing[] {
  const line = at.line.key;
  const items = at.check?.items ?? 'unchecked';
  const findings = at.findings.filter((finding) => finding.stage === 2);
  if (items === 'fine') {
    const against = findings.filter(makesUnitsBad).map((finding) => finding.id);
    return against.length === 0 ? [] : [{ what: 'fine-against-findings', line, findings: against }];
  }
  if (isCheckedPerUnit(policy.timeLimits, at.line)) return openUnits(at);
  if (items === 'unchecked') return [{ what: 'item-check', line, open: unitsOf(at.line), units: [] }];
  return findings.length === 0 ? [{ what: 'finding', line, because: 'items-with-findings' }] : [];
}

/**
 * Doors: every unit is found fine, or is among those that findings claim as damaged, by number or not, or among those that are missing; and no more are
 * fine than that leaves (R-IN-1).
 */
function openUnits(at: InspectedLine): readonly Missing[] {
  const line = at.line.key;
  const fine = new Set(at.check?.fineUnits ?? []);
  const lacking = missingQuantity(at);
  const most = mostFineUnits(at.line, at.findings, lacking);
  if (fine.size > most) return [{ what: 'too-many-fine', line, fine: fine.size, most }];
  const { units, unnamed } = claimsOf(at.line, at.findings);
  const spoken = new Set<number | null>([...fine, ...units, ...at.findings.filter((finding) => finding.stage === 2).map((finding) => finding.unit)]);
  const silent = Array.from({ length: unitsOf(at.line) }, (_, index) => index + 1).filter((unit) => !spoken.has(unit));
  const open = Math.max(0, silent.length - Math.ceil(unnamed / 1000) - Math.ceil(lacking / 1000));
  return open === 0 ? [] : [{ what: 'item-check', line, open, units: silent.slice(0, mostUnitsNamed) }];
}

function countLacks(policy: PolicyDocument, at: InspectedLine, arrived: boolean): readonly Missing[] {
  const line = at.line.key;
  const size = lineSize(policy.timeLimits, at.line);
  const missing: Missing[] = size.kind === 'length-unknown' ? [{ what: 'pipe-length', line }] : [];
  const count = at.check?.count ?? null;
  const isWeighed = arrived && policy.inspection.weighedClasses.includes(at.line.productClass) && !isFittings(policy.timeLimits, at.line);
  if (count === null) missing.push({ what: 'count', line });
  else {
    const counted = addQuantities(count.good, count.damaged, count.missing);
    if (counted !== at.line.quantity) missing.push({ what: 'count-does-not-add-up', line, expected: at.line.quantity, counted });
  }
  if (isWeighed && (count === null || count.weightGrams === null)) missing.push({ what: 'weight', line });
  return [...missing, ...countsDisagree(policy.inspection, at.line, count, at.findings)];
}
