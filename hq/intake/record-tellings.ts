import type { RegionId } from '../../shared/kernel/ids.ts';
import { ordersOfRecord } from '../../shared/seal/orders-of-record.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { Telling } from '../notice/post-notices.ts';
import type { Subject } from './corrected-records.ts';

/** Whom a fresh record concerns: R-IN-8 refusals go to the region's dispatcher at once, R-IN-7 differences to its business assistant, R-IN-9 findings of stage 2 to after-sales, doubts to whoever reviews. */
export function recordTellings(record: SealedRecord, region: RegionId, differs: boolean, needsReview: boolean): readonly Telling[] {
  const { body } = record;
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return [];
  const telling = (kind: Telling['kind'], roles: Telling['roles']): Telling => ({
    once: `${kind}:${record.id}`, kind, roles, dealer: record.dealer, region, record: record.id, pickup: body.pickup.id,
    orderNos: ordersOfRecord(record),
  });
  const tellings: Telling[] = [];
  const refuses = body.kind === 'refusal' || body.lines.some((line) => line.decision === 'refuse');
  if (refuses) tellings.push(telling('refusal', ['logistics-dispatcher', 'after-sales-agent', 'business-assistant']));
  // R-IN-9: what was found in the own warehouse is after-sales' to settle; they have it in writing, with photos.
  const isForAfterSales = body.findings.some((finding) => finding.stage === 2);
  if (differs && !refuses) tellings.push(telling('feedback-with-differences', isForAfterSales ? ['business-assistant', 'after-sales-agent'] : ['business-assistant']));
  if (needsReview) tellings.push(telling('needs-review', ['business-assistant', 'after-sales-agent']));
  return tellings;
}

/** A correction changes nothing in the record it points back at, so whoever works with that one must read it beside. */
export function correctionTelling({ id, dealer, body }: SealedRecord, { pickup, orderNos }: Subject, region: RegionId): readonly Telling[] {
  return body.kind === 'correction' ? [{ once: `correction:${id}`, kind: 'correction', roles: ['business-assistant', 'after-sales-agent'], dealer, region, record: id, pickup, orderNos }] : [];
}
