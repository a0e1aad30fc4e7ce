import Database from 'better-sqlite3';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import { readPickupRow, readStalePickups, writeJudged, type PickupRow } from '../delivery/pickup-rows.ts';
import type { Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { readSealedLines } from '../seal/sealed-line-rows.ts';
import { readInspection, readPhotosById } from './read-inspection.ts';
import { stepOf } from './step-of.ts';

/**
 * Works out step and missing things of every pickup that changed since they were last worked out; lists read them from the rows. Where the disk refuses to keep
 * them the earlier ones stand: what was saved stays readable on a full disk.
 */
export function judgeDrafts(desk: Desk): void {
  const stale = readStalePickups(desk.store);
  if (stale.length === 0) return;
  try {
    desk.store.commit(() => {
      for (const id of stale) judgeDraft(desk, id);
    });
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    console.error('steps of pickups could not be kept', error.code);
  }
}

function judgeDraft(desk: Desk, id: PickupId): void {
  const row = readPickupRow(desk.store, id);
  if (row === undefined) return;
  if (row.sealed === row.lines) {
    writeJudged(desk.store, id, { revision: row.revision, step: 'sealed', missing: 0, missingPhotos: 0 });
    return;
  }
  const { step, missing } = judgeOpenLines(desk, row);
  const missingPhotos = missing.filter((one) => one.what === 'photos').length;
  writeJudged(desk.store, id, { revision: row.revision, step, missing: missing.length, missingPhotos });
}

/** What keeps the open lines of a pickup from being sealed, and the step that mends the first of it. */
export function judgeOpenLines(desk: Desk, row: PickupRow): { readonly step: PickupRow['step']; readonly missing: readonly Missing[] } {
  const inspection = readInspection(desk.store, row);
  const sealed = new Set<LineKey>(readSealedLines(desk.store, row.id).map((line) => line.line));
  const lines = inspection.lines.map((check) => check.line).filter((line) => !sealed.has(line));
  if (lines.length === 0) return { step: 'sealed', missing: [] };
  const policy = policyAt(desk.store, row.pickedUpAt).document;
  const missing = whatIsMissing(inspection, { kind: 'feedback', lines }, policy, readPhotosById(desk.store, row));
  return { step: stepOf(missing, inspection.findings), missing };
}
