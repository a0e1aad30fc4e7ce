import { pickupLines, type LineKey } from '../../../shared/delivery/pickup.ts';
import { limitOfClass } from '../../../shared/delivery/time-limits.ts';
import { withPicturesOnce } from '../../../shared/inspection/counted-photos.ts';
import type { Inspection } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import type { RecordBody } from '../../../shared/seal/sealed-record.ts';
import { rawLimits } from '../delivery/pickup-limits.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import type { Desk } from '../desk.ts';
import { readInspection, readPhotosById } from '../inspection/read-inspection.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { prepareReceipt, type PreparedReceipt } from './prepare-receipt.ts';
import { readSealedLines } from './sealed-line-rows.ts';
import type { SealingWish } from './sealing-wish.ts';

export interface PreparedSealing extends PreparedReceipt {
  readonly missing: readonly Missing[];
}

/**
 * Gathers what is to be sealed and asks the rules what is missing. `thing.not-found`, `seal.already-sealed`, `input.invalid` (a refusal without a reason),
 * and those of `prepareReceipt`.
 */
export function prepareSealing(desk: Desk, wish: SealingWish): Outcome<PreparedSealing> {
  const row = readPickupRow(desk.store, wish.pickup);
  if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id: wish.pickup }));
  const chosen = new Set<LineKey>(wish.lines);
  const before = readSealedLines(desk.store, row.id).find((line) => chosen.has(line.line));
  if (before !== undefined) return refused(problem('seal.already-sealed', { record: before.record }));
  if (wish.kind === 'refusal' && wish.reason.trim() === '') return refused(problem('input.invalid', { field: 'reason', expected: 'why the goods are refused' }));
  const inspection = readInspection(desk.store, row);
  const unknown = wish.lines.find((line) => !inspection.lines.some((check) => check.line === line));
  if (unknown !== undefined) return refused(problem('thing.not-found', { what: 'line', id: unknown }));
  const photos = readPhotosById(desk.store, row);
  const policy = policyAt(desk.store, row.pickedUpAt);
  const missing = whatIsMissing(inspection, { kind: wish.kind, lines: [...chosen] }, policy.document, photos);
  const findings = withPicturesOnce(policy.document.inspection, inspection.findings, photos);
  const body = bodyOf(desk, { ...inspection, findings: [...findings] }, wish, chosen);
  const used = new Set(body.findings.flatMap((finding) => finding.photos.map((use) => use.photo)));
  const listed: Photo[] = [...photos.values()].filter((photo) => used.has(photo.id));
  const prepared = prepareReceipt(desk, { pickup: row.id, body, photos: listed, policy, person: wish.person, language: wish.language });
  return prepared.ok ? done({ ...prepared.value, missing }) : prepared;
}

type InspectionBody = Extract<RecordBody, { kind: 'feedback' | 'refusal' }>;

/** The part of the inspection that concerns the lines: other lines stay open and out of this record. */
function bodyOf(desk: Desk, inspection: Inspection, wish: SealingWish, chosen: ReadonlySet<LineKey>): InspectionBody {
  const lines = pickupLines(inspection.pickup);
  const covered = lines.filter((line) => chosen.has(line.key));
  const limits = rawLimits(desk, inspection.pickup.pickedUpAt, lines).filter((limit) => covered.some((line) => limitOfClass([limit], line.productClass) !== undefined));
  const shared = {
    pickup: inspection.pickup,
    lines: inspection.lines.filter((check) => chosen.has(check.line)).map(({ fineUnits: _units, ...line }) => line),
    packages: inspection.packages.filter((each) => chosen.has(each.line)),
    findings: inspection.findings.filter((finding) => chosen.has(finding.line)),
    // R-IN-8: the call is about the refused goods, so goods that are taken do not tell of it.
    dispatcherCalls: inspection.lines.some((check) => chosen.has(check.line) && check.decision === 'refuse') ? inspection.dispatcherCalls : [],
    limits: limits.map(({ rule, classes, quantity, unit, startsAt, dueAt, provisional }) => ({ rule, classes: [...classes], quantity, unit, startsAt, dueAt, provisional })),
    // Without a notice shown the rules refuse the sealing; the text is there only to be looked at.
    notice: inspection.limitsShown ?? { textVersion: 'not-shown', language: wish.language, shownAt: inspection.pickup.enteredAt },
  };
  return wish.kind === 'feedback' ? { kind: 'feedback', ...shared } : { kind: 'refusal', ...shared, reason: wish.reason.trim() };
}
