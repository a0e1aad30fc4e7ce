import { sha256 } from '../../../proof/sha256.ts';
import { openSignedText } from '../../../proof/signed-text.ts';
import type { Authority } from '../../../proof/certificate.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { policyDocumentSchema } from '../../../shared/policy/policy-document.ts';
import { workingCalendarSchema } from '../../../shared/policy/working-calendar.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { NewsItem } from '../../../shared/wire/desk-contract.ts';
import { withdrawOrder } from '../delivery/order-rows.ts';
import { takeOrder } from '../delivery/take-order.ts';
import { writeSettlement } from '../delivery/settlement-rows.ts';
import { now, type Desk } from '../desk.ts';
import { writeDealer } from '../people/enrolment-rows.ts';
import { markPersonRevoked } from '../people/person-rows.ts';
import { hasPolicy, keepCalendar, keepPolicy } from '../policy/policy-rows.ts';
import { writeJudgement, type Verdict } from '../seal/judgement-rows.ts';
import { readRecordRow, writeRecordJudgement } from '../seal/record-rows.ts';
import { writeAnswer } from './answer-rows.ts';
import { keepNews } from './news-rows.ts';
import { takePickupElsewhere } from './take-pickup-elsewhere.ts';

/** Items of one commit: each waits for the disk, and everything else with it. */
const mostTogether = 50;

/**
 * Takes HQ's numbered news in, each in the commit that stores its number, so that nothing is applied twice or left out. A policy or a calendar counts only with HQ's own
 * signature over it. Answers the number of items that were new.
 */
export function takeNews(desk: Desk, authority: Authority, items: readonly NewsItem[]): number {
  let fresh = 0;
  for (let from = 0; from < items.length; from += mostTogether) fresh += takeTogether(desk, authority, items.slice(from, from + mostTogether));
  if (fresh > 0) for (const topic of ['orders', 'today', 'status', 'people', 'queue', 'limits'] as const) desk.changes.publish({ topic });
  return fresh;
}

/** Where one item cannot be taken in, those before it are. */
function takeTogether(desk: Desk, authority: Authority, items: readonly NewsItem[]): number {
  const take = (some: readonly NewsItem[]): number => desk.store.commit(() => some.filter((item) => takeItem(desk, authority, item)).length);
  try {
    return take(items);
  } catch (error) {
    if (items.length === 1) throw error;
    return items.reduce((fresh, item) => fresh + take([item]), 0);
  }
}

function takeItem(desk: Desk, authority: Authority, item: NewsItem): boolean {
  if (!keepNews(desk.store, item, now(desk))) return false;
  applyNews(desk, authority, item);
  return true;
}

function applyNews(desk: Desk, authority: Authority, item: NewsItem): void {
  switch (item.kind) {
    case 'order':
      return takeOrder(desk, item.order);
    case 'order-withdrawn':
      withdrawOrder(desk.store, item.orderNo);
      return writeAnswer(desk.store, { at: now(desk), kind: 'order-withdrawn', record: null, pickup: null, orderNos: [item.orderNo], text: item.reason, verdict: null });
    case 'picked-up':
      return takePickupElsewhere(desk, item);
    case 'policy':
      return takePolicy(desk, authority, item.number, item.policy);
    case 'calendar':
      return takeCalendar(desk, authority, item.number, item.calendar);
    case 'dealer':
      return writeDealer(desk.store, item.dealer, item.region);
    case 'person-revoked':
      return markPersonRevoked(desk.store, item.person);
    case 'judgement':
      return takeJudgement(desk, item);
    case 'settlement':
      return writeSettlement(desk.store, item);
    case 'message':
      return writeAnswer(desk.store, { at: item.sentAt, kind: 'message', record: item.record, pickup: pickupOf(desk, item.record), orderNos: ordersOf(desk, item.record), text: item.text, verdict: null });
    default:
      return closed(item);
  }
}

/** A policy that HQ's key has not signed, or that is none, changes nothing. People are told of a version that follows another one. */
function takePolicy(desk: Desk, authority: Authority, number: number, signed: SignedText): void {
  const opened = openSignedText(signed, authority, 'hq');
  const policy = opened.ok ? policyDocumentSchema.safeParse(opened.value.value) : undefined;
  if (policy?.success !== true) return;
  const { version, effectiveFrom } = policy.data;
  const isFirst = !hasPolicy(desk.store);
  if (!keepPolicy(desk.store, { version, effectiveFrom, number, hash: sha256(signed.text), signed }) || isFirst) return;
  writeAnswer(desk.store, { at: now(desk), kind: 'policy', record: null, pickup: null, orderNos: [], text: version, verdict: null });
}

function takeCalendar(desk: Desk, authority: Authority, number: number, signed: SignedText): void {
  const opened = openSignedText(signed, authority, 'hq');
  const calendar = opened.ok ? workingCalendarSchema.safeParse(opened.value.value) : undefined;
  if (calendar?.success === true) keepCalendar(desk.store, { number, version: calendar.data.version, signed });
}

/** R-TL-19: HQ's judgement of a record, one for each limit; the worst of them stands in lists. */
function takeJudgement(desk: Desk, item: Extract<NewsItem, { kind: 'judgement' }>): void {
  for (const { rule, dueAt, verdict } of item.limits) writeJudgement(desk.store, { record: item.record, rule, dueAt, verdict });
  const verdict = worst(item.limits.map((limit) => limit.verdict));
  if (verdict === null || !writeRecordJudgement(desk.store, item.record, verdict)) return;
  writeAnswer(desk.store, { at: now(desk), kind: 'judgement', record: item.record, pickup: item.pickup, orderNos: ordersOf(desk, item.record), text: '', verdict });
}

function worst(verdicts: readonly Verdict[]): Verdict | null {
  for (const verdict of ['late', 'needs-review', 'in-time'] as const) if (verdicts.includes(verdict)) return verdict;
  return null;
}

function pickupOf(desk: Desk, record: Parameters<typeof readRecordRow>[1] | null) {
  return record === null ? null : (readRecordRow(desk.store, record)?.pickup ?? null);
}

function ordersOf(desk: Desk, record: Parameters<typeof readRecordRow>[1] | null) {
  return record === null ? [] : [...(readRecordRow(desk.store, record)?.orderNos ?? [])];
}
