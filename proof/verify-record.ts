import { paperTime } from '../shared/receipt/receipt-time.ts';
import { openAcknowledgement } from './acknowledgement.ts';
import type { Authority } from './certificate.ts';
import { openRecord, type OpenedRecord } from './record.ts';
import { signedTextOfFile } from './signed-text.ts';
import type { Acknowledgement } from '../shared/seal/acknowledgement.ts';
import { failed, passed, type Check } from './verdict.ts';

/** The verdict on the bytes of a record file (`record.json`): the one spelling of the envelope, and everything `openRecord` asks. */
export function judgeRecord(bytes: Uint8Array, authority: Authority): { readonly check: Check; readonly opened?: OpenedRecord } {
  const signed = signedTextOfFile(bytes);
  const opened = signed.ok ? openRecord(signed.value, authority) : signed;
  if (!opened.ok) return { check: failed('record', 'record-refused', { problem: opened.problem.code }) };
  const { record, hash } = opened.value;
  return {
    check: passed('record', 'record-holds', { id: record.id, hash, person: record.person.name, dealer: record.dealerName, sealedAt: paperTime(record.time.wall) }),
    opened: opened.value,
  };
}

/** The verdict on the bytes of an acknowledgement file; with `of`, it must be that record's. */
export function judgeAcknowledgement(bytes: Uint8Array, authority: Authority, of?: OpenedRecord): { readonly check: Check; readonly acknowledgement?: Acknowledgement } {
  const signed = signedTextOfFile(bytes);
  const opened = signed.ok ? openAcknowledgement(signed.value, authority) : signed;
  if (!opened.ok) return { check: failed('acknowledgement', 'acknowledgement-refused', { problem: opened.problem.code }) };
  const acknowledgement = opened.value;
  if (of !== undefined && acknowledgement.recordHash !== of.hash) return { check: failed('acknowledgement', 'acknowledgement-of-another', { id: acknowledgement.record }) };
  const details = { id: acknowledgement.record, receivedAt: paperTime(acknowledgement.receivedAt), position: String(acknowledgement.position) };
  return { check: passed('acknowledgement', 'acknowledgement-holds', details), acknowledgement };
}
