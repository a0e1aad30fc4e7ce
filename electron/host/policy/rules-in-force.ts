import { sha256 } from '../../../proof/sha256.ts';
import { canonicalText } from '../../../shared/kernel/canonical-text.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { civilDateOf, type Instant } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { policyDocumentSchema, type PolicyDocument } from '../../../shared/policy/policy-document.ts';
import { workingCalendarSchema, type WorkingCalendar } from '../../../shared/policy/working-calendar.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { Store } from '../store/open-store.ts';
import { newestCalendar, policyOn } from './policy-rows.ts';

/** A policy document with the hash of its canonical text, which sealed records name. */
export interface PolicyInForce {
  readonly document: PolicyDocument;
  readonly hash: Sha256;
}

/** The policy that came with the program: in force until HQ has published one. */
const shipped: PolicyInForce = { document: defaultPolicy, hash: sha256(canonicalText(defaultPolicy)) };

/** Signatures are checked when news is taken in; documents are parsed once each. */
const policies = new Map<Sha256, PolicyInForce>();
const calendars = new Map<string, WorkingCalendar>();

/** The policy by which a pickup of this instant is judged: the one in force on its day, also when a later one has come since. */
export function policyAt(store: Store, instant: Instant): PolicyInForce {
  const row = policyOn(store, civilDateOf(instant));
  if (row === undefined) return shipped;
  const known = policies.get(row.hash);
  if (known !== undefined) return known;
  const policy = { document: policyDocumentSchema.parse(JSON.parse(textOf(row.signed))), hash: row.hash };
  policies.set(row.hash, policy);
  return policy;
}

/** The newest working calendar that HQ has sent, else the one that came with the program. */
export function calendarInForce(store: Store): WorkingCalendar {
  const row = newestCalendar(store);
  if (row === undefined) return calendar2024To2026;
  const text = textOf(row.signed);
  const known = calendars.get(text);
  if (known !== undefined) return known;
  const calendar = workingCalendarSchema.parse(JSON.parse(text));
  calendars.clear();
  calendars.set(text, calendar);
  return calendar;
}

function textOf(signed: string): string {
  // The cast: the column holds what `keepPolicy` and `keepCalendar` wrote, a signed text that was verified.
  return (JSON.parse(signed) as SignedText).text;
}
