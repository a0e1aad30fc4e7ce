import Database from 'better-sqlite3';
import { openRecord, signRecord } from '../../../proof/record.ts';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { nextLink } from '../../../shared/seal/chain.ts';
import type { DrawnSignature, SealedRecord } from '../../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { newestAnchor } from '../clock/anchor-rows.ts';
import { timeProof } from '../clock/time-proof.ts';
import { newId, type Desk } from '../desk.ts';
import { authorityOf } from '../hq-link/hq-link.ts';
import { readEnrolment, type Enrolment } from '../people/enrolment-rows.ts';
import { openPersonKey } from '../people/open-key.ts';
import { printedPhotos } from '../receipt/receipt-photos.ts';
import { makeReceiptPdf } from '../receipt/receipt-pdf.ts';
import { giveUpReserve } from '../store/disk-reserve.ts';
import { markJournal } from './adopt-entry.ts';
import { checkPhotos } from './check-photos.ts';
import { appendJournal } from './journal.ts';
import type { PreparedReceipt } from './prepare-receipt.ts';
import { recordCard } from './record-cards.ts';
import { readChainEnd, readRecordRow } from './record-rows.ts';
import { keepReceipt } from './receipt-file.ts';
import { recheckDisk } from './recheck-disk.ts';
import { takeRecord } from './take-record.ts';

export interface SealingHand {
  readonly pin: string;
  readonly signature: DrawnSignature;
}

/**
 * Seals what was prepared: PIN, photos read back, record signed, receipt on the disk, journal on the disk, then one commit with record, receipt, errand and
 * covered lines. A power cut before the journal leaves nothing; after it the record is adopted at the next start. One signature at a time.
 * Refusals: `pin.*`, `person.not-certified`, `photo.damaged-at-rest`, `disk.*`.
 */
export async function sealRecord(desk: Desk, prepared: PreparedReceipt, hand: SealingHand): Promise<Outcome<RecordCard>> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  preparePrints(desk, prepared);
  const [opened, checked] = await Promise.all([openPersonKey(desk, prepared.input.person.id, hand.pin), checkPhotos(desk, [...new Set(prepared.input.photos.map((photo) => photo.sha256))])]);
  if (!opened.ok) return opened;
  if (!checked.ok) return checked;
  const { person, key } = opened.value;
  const record = recordOf(desk, enrolment, prepared, hand);
  const signed = signRecord(record, key, Buffer.from(person.certificate, 'base64'));
  const authority = authorityOf(enrolment);
  const verified = openRecord(signed, authority);
  if (!verified.ok) return verified.problem.code === 'record.certificate-wrong' ? refused(problem('person.not-certified', {})) : verified;
  const pdf = await makeReceiptPdf({ opened: verified.value, envelope: signed, receipt: prepared.receipt, renditions: (sha256) => desk.printShelf.get(sha256), root: authority.certificate.der, key });
  const receipt = await keepReceipt(desk.folders, record.id, pdf);
  await appendJournal(desk, { kind: 'record', signed, receipt });
  await commitSealed(desk, record, signed, receipt);
  const row = readRecordRow(desk.store, record.id);
  if (row === undefined) throw new Error(`record ${record.id} is not there after its commit`);
  for (const topic of ['today', 'queue', 'status', 'orders'] as const) desk.changes.publish({ topic });
  return done(recordCard(desk, row));
}

/**
 * The one commit. Where the disk refuses it the record stands in the journal already and can no more be unsaid: the reserve is given up, the database opened
 * anew, and the record taken from the journal. Throws the disk's error where that fails too; the next look at the disk takes it in then.
 */
async function commitSealed(desk: Desk, record: SealedRecord, signed: SignedText, receipt: { readonly sha256: Sha256; readonly bytes: number }): Promise<void> {
  try {
    desk.store.commit(() => {
      takeRecord(desk.store, record, signed, receipt);
      markJournal(desk.store, desk.journal.mark);
    });
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    await giveUpReserve(desk.folders.reserve);
    desk.live.isReserveHeld = false;
    const checked = await recheckDisk(desk);
    if (!checked.ok) throw error;
  }
}

/** The record, its time proof taken at this instant and its place in the device's chain. */
function recordOf(desk: Desk, enrolment: Enrolment, { input, receipt, shown }: PreparedReceipt, hand: SealingHand): SealedRecord {
  return {
    format: 'gatecheck-record/1',
    id: newId<RecordId>(desk),
    dealer: input.dealer,
    dealerName: input.dealerName,
    device: enrolment.device,
    person: input.person,
    ...nextLink(readChainEnd(desk.store)),
    time: timeProof(newestAnchor(desk.store), desk.clock),
    policy: input.policy,
    shown: { language: receipt.language, textVersion: receipt.textVersion, sha256: shown },
    signature: hand.signature,
    photoCount: input.photos.length,
    photos: input.photos,
    body: input.body,
  };
}

/** Starts to make the small pictures of a receipt, while a person reads it. */
export function preparePrints(desk: Desk, prepared: PreparedReceipt): void {
  desk.printShelf.prepare(printedPhotos(prepared.receipt).map((photo) => photo.sha256));
}
