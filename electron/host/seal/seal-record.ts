import Database from 'better-sqlite3';
import { openAnchor } from '../../../proof/anchor.ts';
import { openCertificate, type Authority } from '../../../proof/certificate.ts';
import { openRecord, signRecord, type OpenedRecord } from '../../../proof/record.ts';
import { sha256 } from '../../../proof/sha256.ts';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { canonicalText } from '../../../shared/kernel/canonical-text.ts';
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
import { readPerson } from '../people/person-rows.ts';
import { printedPhotos } from '../receipt/receipt-photos.ts';
import { drawReceipt, finishReceipt } from '../receipt/receipt-pdf.ts';
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
 * Seals what was prepared: PIN, photos read back and pages drawn side by side, record signed, receipt on the disk, journal on the disk, then one commit with
 * record, receipt, errand and covered lines. The time proof is of the instant at which the person signs; its key opens a moment later. A power cut before the journal leaves nothing; after it the record is adopted at the next start. One signature at a time.
 * Refusals: `pin.*`, `person.not-certified`, `photo.damaged-at-rest`, `disk.*`.
 */
export async function sealRecord(desk: Desk, prepared: PreparedReceipt, hand: SealingHand): Promise<Outcome<RecordCard>> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  prepareEvidence(desk, prepared);
  const record = recordOf(desk, enrolment, prepared, hand);
  const authority = authorityOf(enrolment);
  const unsigned = openUnsigned(desk, record, authority);
  if (!unsigned.ok) return unsigned;
  const [opened, checked, paper] = await Promise.all([
    openPersonKey(desk, record.person.id, hand.pin),
    checkPhotos(desk, listedOriginals(prepared), 'lately'),
    drawReceipt({ opened: unsigned.value, receipt: prepared.receipt, renditions: (sha256) => desk.printShelf.get(sha256) }),
  ]);
  if (!opened.ok) return opened;
  if (!checked.ok) return checked;
  const { person, key } = opened.value;
  const signed = signRecord(record, key, Buffer.from(person.certificate, 'base64'));
  const verified = openRecord(signed, authority);
  if (!verified.ok) return verified.problem.code === 'record.certificate-wrong' ? refused(problem('person.not-certified', {})) : verified;
  if (verified.value.hash !== unsigned.value.hash || verified.value.certificate.fingerprint !== unsigned.value.certificate.fingerprint) throw new Error(`what was drawn is not what was signed: ${record.id}`);
  const pdf = await finishReceipt(paper, { opened: verified.value, envelope: signed, receipt: prepared.receipt, root: authority.certificate.der, key });
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

/** The record as its receipt shows it, before the key is open: hash, certificate and anchor are known without the signature. `person.not-certified`. */
function openUnsigned(desk: Desk, record: SealedRecord, authority: Authority): Outcome<OpenedRecord> {
  const person = readPerson(desk.store, record.person.id);
  const certificate = person === undefined ? undefined : openCertificate(person.certificate, authority, 'person');
  if (certificate?.ok !== true) return refused(problem('person.not-certified', {}));
  const anchor = record.time.anchor === null ? done(null) : openAnchor(record.time.anchor, authority, record.device);
  return anchor.ok ? done({ record, hash: sha256(canonicalText({ ...record })), certificate: certificate.value, anchor: anchor.value }) : anchor;
}

/** Starts to make the small pictures of a receipt and to read the originals back, while a person reads it. */
export function prepareEvidence(desk: Desk, prepared: PreparedReceipt): void {
  desk.printShelf.prepare(printedPhotos(prepared.receipt).map((photo) => photo.sha256));
  desk.photoChecks.prepare(listedOriginals(prepared));
}

function listedOriginals(prepared: PreparedReceipt): readonly Sha256[] {
  return [...new Set(prepared.input.photos.map((photo) => photo.sha256))];
}
