import type { DefectTold } from '../../../shared/delivery/known-defect.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { tellsOfDefect } from '../../../shared/inspection/line-defect.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { recordBodySchema, type RecordBody } from '../../../shared/seal/sealed-record.ts';
import type { Desk } from '../desk.ts';
import { rowsOf } from '../store/open-store.ts';

/** What a record of this desk told HQ to be wrong, in the order of the chain. */
export interface ToldByRecord extends DefectTold {
  readonly sequence: number;
}

/** Sealed records never change, so each is read once. */
const known = new WeakMap<Desk, Map<RecordId, readonly LineKey[]>>();

/** R-TL-20: what HQ knows of defects of a pickup's goods by the records it has acknowledged to this desk: the same records by which HQ itself knows. */
export function defectsTold(desk: Desk, pickup: PickupId): readonly ToldByRecord[] {
  const rows = rowsOf<{ id: RecordId; sequence: number; notBefore: Instant | null; notAfter: Instant | null; receivedAt: Instant }>(
    desk.store
      .prepare('SELECT id, sequence, not_before AS notBefore, not_after AS notAfter, received_at AS receivedAt FROM record WHERE pickup = ? AND received_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM refused_line f WHERE f.record = record.id) ORDER BY sequence')
      .all(pickup),
  );
  return rows.map((row) => ({ sequence: row.sequence, sealed: { notBefore: row.notBefore, notAfter: row.notAfter ?? row.receivedAt }, lines: linesOf(desk, row.id) }));
}

function linesOf(desk: Desk, record: RecordId): readonly LineKey[] {
  const ofDesk = known.get(desk) ?? new Map<RecordId, readonly LineKey[]>();
  known.set(desk, ofDesk);
  const before = ofDesk.get(record);
  if (before !== undefined) return before;
  const [stored] = rowsOf<{ text: string }>(desk.store.prepare('SELECT text FROM record_text WHERE record = ?').all(record));
  if (stored === undefined) throw new Error('a record without its text');
  const lines = faultyLines(recordBodySchema.parse((JSON.parse(stored.text) as { readonly body: unknown }).body));
  ofDesk.set(record, lines);
  return lines;
}

function faultyLines(body: RecordBody): readonly LineKey[] {
  switch (body.kind) {
    case 'feedback':
    case 'refusal': {
      const found = Map.groupBy(body.findings, (finding) => finding.line);
      return body.lines
        .filter(({ line, decision, items, count }) => tellsOfDefect({ decision, items, damaged: count?.damaged ?? null, missing: count?.missing ?? null, findings: found.get(line)?.length ?? 0 }))
        .map(({ line }) => line);
    }
    case 'install-notice':
      return body.damageOpen ? body.lines : [];
    case 'correction':
      return [];
    default:
      return closed(body);
  }
}
