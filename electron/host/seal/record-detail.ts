import { readFile } from 'node:fs/promises';
import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { openRecord, type OpenedRecord } from '../../../proof/record.ts';
import { passed, failed, type Check } from '../../../proof/verdict.ts';
import { fileOfSignedText } from '../../../proof/signed-text.ts';
import { judgeAcknowledgement, judgeRecord } from '../../../proof/verify-record.ts';
import { judgeReceipt } from '../../../proof/verify-receipt.ts';
import type { RecordDetail } from '../../../shared/bridge/shapes.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { verifySentence } from '../../../shared/words/verify-words.ts';
import type { Desk } from '../desk.ts';
import { authorityOf } from '../hq-link/hq-link.ts';
import { readAcknowledgements } from '../outbox/acknowledgement-rows.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';
import { readLanguage } from '../settings/language.ts';
import { checkPhotos } from './check-photos.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { recordCard } from './record-cards.ts';
import { readCorrectionsOf, readRecordRow, readRecordText } from './record-rows.ts';
import { readRecordsInstead } from './refused-line-rows.ts';
import { receiptPath } from './receipt-file.ts';

const notFound = (record: RecordId) => refused(problem('thing.not-found', { what: 'record', id: record }));

/** A sealed record with what HQ has acknowledged of it. `thing.not-found`; `disk.error` where its stored text no longer holds. */
export function getRecord(desk: Desk, id: RecordId): Outcome<RecordDetail> {
  const row = readRecordRow(desk.store, id);
  const opened = openStored(desk, id);
  if (row === undefined) return notFound(id);
  if (!opened.ok) return opened;
  const { authority, record } = opened.value;
  const acknowledgements = readAcknowledgements(desk.store, id).flatMap(({ signed }) => {
    const told = openAcknowledgement(signed, authority, { record: id, recordHash: record.hash });
    return told.ok ? [told.value] : [];
  });
  const again = readRecordsInstead(desk.store, id).flatMap((each) => readRecordRow(desk.store, each) ?? []);
  const corrections = readCorrectionsOf(desk.store, row).map((each) => recordCard(desk, each));
  return done({ card: recordCard(desk, row), record: record.record, acknowledgements, again: again.map((each) => recordCard(desk, each)), corrections });
}

/** Opens the stored text of a record as any verifier would. `thing.not-found`, `disk.error`. */
export function openStored(desk: Desk, id: RecordId): Outcome<{ readonly record: OpenedRecord; readonly authority: ReturnType<typeof authorityOf> }> {
  const signed = readRecordText(desk.store, id);
  const enrolment = readEnrolment(desk.store);
  if (signed === undefined || enrolment === undefined) return notFound(id);
  const authority = authorityOf(enrolment);
  const record = openRecord(signed, authority);
  return record.ok ? done({ record: record.value, authority }) : refused(problem('disk.error', { operation: 'read' }));
}

interface SaidCheck {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Verifies a record again from what lies on this desk: the signed text, its photos, its receipt, HQ's acknowledgements, and that they say what the desk holds for delivered. Each check in the desk's words. */
export async function verifyRecord(desk: Desk, id: RecordId): Promise<Outcome<{ readonly ok: boolean; readonly checks: SaidCheck[] }>> {
  const row = readRecordRow(desk.store, id);
  const signed = readRecordText(desk.store, id);
  const enrolment = readEnrolment(desk.store);
  if (row === undefined || signed === undefined || enrolment === undefined) return notFound(id);
  const authority = authorityOf(enrolment);
  const judged = judgeRecord(fileOfSignedText(signed), authority);
  const checks: Check[] = [judged.check];
  if (judged.opened !== undefined) {
    const listed = [...new Set(judged.opened.record.photos.map((photo) => photo.sha256))];
    const photos = await checkPhotos(desk, listed, 'now');
    checks.push(photos.ok ? passed('photos', 'photos-whole', { photos: String(judged.opened.record.photoCount) }) : failed('photos', 'photos-altered', { sha256: String((photos.problem.details as { sha256?: string }).sha256 ?? '') }));
    const acknowledged = readAcknowledgements(desk.store, id).map((each) => judgeAcknowledgement(fileOfSignedText(each.signed), authority, judged.opened));
    checks.push(...acknowledged.map((each) => each.check));
    const holding = acknowledged.flatMap((each) => each.acknowledgement ?? []);
    checks.push(...judgeDelivery(row, listed.length, holding));
  }
  const pdf = await readFile(receiptPath(desk.folders, id)).catch(() => undefined);
  checks.push(...(pdf === undefined ? [failed('receipts', 'file-unreadable')] : judgeReceipt(pdf, { kind: 'given', authority }).verdict.checks));
  const language = readLanguage(desk.store);
  return done({ ok: checks.every((check) => check.ok), checks: checks.map(({ check, ok, says, details }) => ({ check, ok, detail: verifySentence(language, says, details) })) });
}
