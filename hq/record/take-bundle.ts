import { openBundle, type Bundle } from '../../proof/open-bundle.ts';
import { openRecord } from '../../proof/record.ts';
import { signedTextOfFile } from '../../proof/signed-text.ts';
import type { RecordId } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../shared/kernel/problem.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import { mostSignedTextBytes } from '../../shared/seal/signed-text.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { isInSight, type StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { quarantine } from '../intake/quarantine.ts';

/** Escapes in JSON may double the text of a record. */
const mostEnvelopeBytes = 2 * mostSignedTextBytes + 10_000;

export interface TakenBundle {
  readonly accepted: number;
  readonly alreadyHeld: number;
  readonly refused: { readonly record: string; readonly problem: string }[];
}

/**
 * Takes in what a desk exported without a network: each record in the order of its chain through the same intake as over the wire, then
 * its photos. The same bundle again changes nothing. A refused record is named with its problem and the others go on;
 * `bundle.unreadable` where the file is none. When `stop` says so it ends after the record it is at: what was taken in stays, and the same bundle goes on from there.
 */
export async function takeBundle(hq: Hq, staff: StaffIdentity, path: string, stop?: AbortSignal): Promise<Outcome<TakenBundle>> {
  const opened = await openBundle(path);
  if (!opened.ok) return opened;
  const bundle = opened.value;
  const taken = { accepted: 0, alreadyHeld: 0, refused: [] as { record: string; problem: string }[] };
  try {
    for (const { id } of bundle.manifest.records) {
      if (stop?.aborted === true) break;
      const result = await takeRecord(hq, staff, bundle, id);
      if (result.problem !== null) taken.refused.push({ record: id, problem: result.problem });
      else if (result.wasHeld) taken.alreadyHeld += 1;
      else taken.accepted += 1;
    }
  } catch (fault) {
    // A damaged archive makes its reader throw in many ways; what was taken in before stays.
    hq.logger.log('warn', 'a bundle ended early', { fault: fault instanceof Error ? fault.message : String(fault) });
    return refused(problem('bundle.unreadable', {}));
  } finally {
    bundle.close();
  }
  await hq.db.transaction().execute(async (trx) => {
    const details = `${taken.accepted} accepted, ${taken.alreadyHeld} already held, ${taken.refused.length} refused`;
    await appendAudit(trx, { at: hq.clock.now(), who: staff.username, action: 'take-bundle', about: `desk:${bundle.manifest.device}`, details });
  });
  return done(taken);
}

async function takeRecord(hq: Hq, staff: StaffIdentity, bundle: Bundle, id: RecordId): Promise<{ readonly problem: Problem['code'] | null; readonly wasHeld: boolean }> {
  const sender = { broughtBy: staff.username };
  const file = await bundle.read(`records/${id}.json`, mostEnvelopeBytes);
  const signed = signedTextOfFile(file);
  if (!signed.ok) {
    await quarantine(hq, { content: file, problem: signed.problem, recordId: id, sequence: null, from: sender });
    return { problem: signed.problem.code, wasHeld: false };
  }
  const incoming = { signed: signed.value, sender, id };
  const record = openRecord(signed.value, hq.keys.authority);
  if (!record.ok) {
    // The intake refuses it just so, and keeps it.
    const kept = await hq.intake.accept(incoming);
    return { problem: kept.ok ? record.problem.code : kept.problem.code, wasHeld: false };
  }
  const dealer = await hq.db.selectFrom('dealers').select('region').where('id', '=', record.value.record.dealer).executeTakeFirst();
  if (dealer === undefined || !isInSight(staff.sight, dealer.region)) return { problem: 'permission.denied', wasHeld: false };
  const held = await hq.db.selectFrom('records').select('id').where('id', '=', id).executeTakeFirst();
  const answer = await hq.intake.accept(incoming);
  if (!answer.ok) return { problem: answer.problem.code, wasHeld: false };
  const failed = await takePhotos(hq, bundle, record.value.record);
  return { problem: failed, wasHeld: held !== undefined };
}

async function takePhotos(hq: Hq, bundle: Bundle, record: SealedRecord): Promise<Problem['code'] | null> {
  const missing = await hq.db.selectFrom('record_photos').select(['sha256', 'bytes']).where('record', '=', record.id).where('arrived', '=', 0).execute();
  let failed: Problem['code'] | null = null;
  for (const { sha256, bytes } of missing) {
    const path = `photos/${sha256}`;
    if (bundle.size(path) !== bytes) continue;
    const brought = await hq.uploads.bring({ record: record.id, device: record.device, dealer: record.dealer, sha256, bytes }, await bundle.stream(path));
    if (!brought.ok) failed = brought.problem.code;
  }
  if (failed === null) await hq.completion.complete(record.id, { dealer: record.dealer });
  return failed;
}
