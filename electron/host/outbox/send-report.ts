import type { z } from 'zod';
import { closed } from '../../../shared/kernel/closed.ts';
import type { Outcome } from '../../../shared/kernel/outcome.ts';
import { deskContract, type PickupReport } from '../../../shared/wire/desk-contract.ts';
import { readOpenPickups, readPickupDocument, readPickupRow, raiseReportRevision, type PickupRow } from '../delivery/pickup-rows.ts';
import { wireReminderKind } from '../delivery/reminder-kind.ts';
import { readReminders } from '../delivery/reminder-rows.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, type HqLink } from '../hq-link/hq-link.ts';
import { readRecordsOfPickup, type RecordRow } from '../seal/record-rows.ts';
import { readOpenRefusedLines } from '../seal/refused-line-rows.ts';
import { readSealedLines } from '../seal/sealed-line-rows.ts';
import { countErrands, readErrand, readOpenErrands } from './errand-rows.ts';

type ReportAnswer = z.infer<ReturnType<typeof reportAnswer>>;
const reportAnswer = () => answerOf(deskContract.reports.put);

const mostPickups = 50;
const mostReminders = 200;
/** As many pickups as HQ takes the ids of in one complete report; a desk with more says nothing by silence. */
const mostTold = 20_000;

/**
 * Tells HQ of every pickup with open lines or unsent records, so that it sees deadlines approach and knows what is on its way (R-TL-17, R-TL-23). In pieces where there are
 * many: the last names the ones before it, and only then silence about a pickup is a statement.
 */
export async function sendReport(desk: Desk, link: HqLink): Promise<Outcome<ReportAnswer>> {
  const rows = new Map(readOpenPickups(desk.store).map((row) => [row.id, row]));
  for (const errand of readOpenErrands(desk.store)) {
    if (errand.isSignedAgain) continue;
    const row = rows.get(errand.pickup) ?? readPickupRow(desk.store, errand.pickup);
    if (row !== undefined) rows.set(row.id, row);
  }
  const all = [...rows.values()];
  const { waiting, sending, parked } = countErrands(desk.store, 0);
  for (let from = 0; ; from += mostPickups) {
    const pickups = desk.store.commit(() => all.slice(from, from + mostPickups).map((row) => reportOf(desk, row)));
    const isLast = from + mostPickups >= all.length;
    const alsoTold = isLast && from > 0 && from <= mostTold ? { alsoTold: all.slice(0, from).map((row) => row.id) } : {};
    const body = JSON.stringify({ pickups, complete: isLast && from <= mostTold, ...alsoTold, queue: { waiting: waiting + sending, parked }, wall: desk.clock.wall() });
    const told = await askSigned(desk, link, { method: 'POST', path: '/wire/v1/reports', body, answer: reportAnswer() });
    if (!told.ok || isLast) return told;
  }
}

function reportOf(desk: Desk, row: PickupRow): PickupReport {
  const lines = Map.groupBy([...readSealedLines(desk.store, row.id), ...readOpenRefusedLines(desk.store, row.id)], (line) => line.record);
  const unsent = readRecordsOfPickup(desk.store, row.id).filter((record) => record.refused !== 'signed-again' && isUnsent(desk, record));
  return {
    pickup: readPickupDocument(desk.store, row.id),
    revision: raiseReportRevision(desk.store, row.id),
    limitsShownAt: row.limitsShown?.shownAt ?? null,
    reminders: readReminders(desk.store, row.id)
      .slice(-mostReminders)
      .map(({ rule, dueAt, kind, shownAt }) => ({ rule, dueAt, kind: wireReminderKind(kind), shownAt })),
    unsent: unsent.flatMap((record) =>
      record.kind === 'feedback' || record.kind === 'refusal'
        ? [{ record: record.id, kind: record.kind, sealedAtWall: record.sealedAt, lines: (lines.get(record.id) ?? []).map((line) => line.line) }]
        : [],
    ),
  };
}

function isUnsent(desk: Desk, record: RecordRow): boolean {
  switch (record.state) {
    case 'waiting':
    case 'sending':
      return true;
    case 'parked':
      // Not by when it was received: an HQ that was restored may refuse what it had acknowledged before.
      return readErrand(desk.store, record.id)?.isRecordHeld !== true;
    case 'record-received':
    case 'received':
      return false;
    default:
      return closed(record.state);
  }
}
