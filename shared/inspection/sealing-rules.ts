import { canBeDialled } from '../delivery/phone.ts';
import { pickupLines, type LineKey } from '../delivery/pickup.ts';
import type { FindingId, PhotoId } from '../kernel/ids.ts';
import type { Photo } from '../photo/photo.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import { countPhotos, type CountedPhotos } from './counted-photos.ts';
import type { Inspection } from './inspection.ts';
import { refusedLineLacks, takenLineLacks, type InspectedLine } from './line-rules.ts';
import type { Missing } from './missing.ts';

/** What is to be sealed: a refusal at the yard (R-IN-5), or the feedback, the signed outbound order (R-IN-7, R-IN-8), each for the lines named. */
export interface SealingRequest {
  readonly kind: 'refusal' | 'feedback';
  readonly lines: readonly LineKey[];
}

/**
 * R-IN-1 to R-IN-8, R-TL-22: what still keeps the lines from being sealed, empty when they may be: first what concerns the whole record, then line by
 * line in the order asked. Only the lines named are looked at, so one bad line never blocks the others.
 */
export function whatIsMissing(
  inspection: Inspection,
  request: SealingRequest,
  policy: PolicyDocument,
  photos: ReadonlyMap<PhotoId, Photo>,
): readonly Missing[] {
  const inspected = indexLines(inspection);
  const counted = countPhotos(policy.inspection, inspection.findings, photos);
  return [
    ...recordLacks(inspection, request, inspected),
    ...request.lines.flatMap((key) => lineLacks(key, request.kind, inspected, policy, counted)),
  ];
}

type InspectedLines = ReadonlyMap<LineKey, InspectedLine>;

function indexLines(inspection: Inspection): InspectedLines {
  const checks = new Map(inspection.lines.map((check) => [check.line, check]));
  const packages = Map.groupBy(inspection.packages, (row) => row.line);
  const findings = Map.groupBy(inspection.findings, (finding) => finding.line);
  return new Map(
    pickupLines(inspection.pickup).map((line) => [
      line.key,
      { line, check: checks.get(line.key), packages: packages.get(line.key) ?? [], findings: findings.get(line.key) ?? [] },
    ]),
  );
}

function lineLacks(
  key: LineKey,
  kind: SealingRequest['kind'],
  inspected: InspectedLines,
  policy: PolicyDocument,
  photos: ReadonlyMap<FindingId, CountedPhotos>,
): readonly Missing[] {
  const at = inspected.get(key);
  if (at === undefined) return [{ what: 'unknown-line', line: key }];
  const decision = at.check?.decision ?? 'undecided';
  if (decision === 'refuse') return refusedLineLacks(policy, at, photos);
  if (kind === 'refusal') return [{ what: 'refuse-decision', line: key }];
  const undecided: readonly Missing[] = decision === 'undecided' ? [{ what: 'decision', line: key }] : [];
  return [...undecided, ...takenLineLacks(policy, at, photos)];
}

function recordLacks(inspection: Inspection, request: SealingRequest, inspected: InspectedLines): readonly Missing[] {
  const missing: Missing[] = [];
  if (request.lines.length === 0) missing.push({ what: 'no-lines' });
  if (inspection.limitsShown === null) missing.push({ what: 'limits-not-shown' });
  const refused = request.lines.filter((key) => inspected.get(key)?.check?.decision === 'refuse');
  if (refused.length === 0) return missing;
  if (!/[\p{L}\p{N}]/u.test(inspection.pickup.carrier)) missing.push({ what: 'carrier' });
  if (!canBeDialled(inspection.pickup.carrierPhone)) missing.push({ what: 'carrier-phone' });
  if (inspection.dispatcherCalls.length === 0) missing.push({ what: 'dispatcher-call', lines: refused });
  return missing;
}
