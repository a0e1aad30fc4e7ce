import type { z } from 'zod';
import { openSignedText, signText } from '../../proof/signed-text.ts';
import { civilDateOf, type Instant } from '../../shared/kernel/instant.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { calendar2024To2026 } from '../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import { policyDocumentSchema, type PolicyDocument } from '../../shared/policy/policy-document.ts';
import { workingCalendarSchema, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { Query } from '../store/query.ts';

/** A document as it was published: signed by HQ, never changed. */
export interface Published<Document> {
  readonly document: Document;
  readonly signed: SignedText;
  readonly publishedAt: Instant;
}

/** By what something is judged. */
export interface Rules {
  /** The policy in force for something that happened then: the latest to have come into effect, the newest of two that start on one day. */
  policyAt(instant: Instant): PolicyDocument;
  /** The calendar that was published last. */
  calendar(): WorkingCalendar;
}

/** The policy documents and calendars that HQ has signed and published, oldest first. */
export interface RuleBook extends Rules {
  policies(): readonly Published<PolicyDocument>[];
  calendars(): readonly Published<WorkingCalendar>[];
  /** Reads what was published since, here or by another HQ process. */
  reload(db: Query): Promise<void>;
}

/**
 * Reads what was published; at the first start publishes the default policy and the calendar that are shipped.
 * Throws where a stored document is not HQ's own signed text.
 */
export async function openRuleBook(db: Query, keys: HqKeys, now: Instant): Promise<RuleBook> {
  await publishFirst(db, keys, 'policy', defaultPolicy, now);
  await publishFirst(db, keys, 'calendar', calendar2024To2026, now);
  let policies = await read(db, keys, 'policy', policyDocumentSchema);
  let calendars = await read(db, keys, 'calendar', workingCalendarSchema);
  return {
    policyAt: (instant) => policyOn(policies, instant).document,
    calendar: () => lastOf(calendars).document,
    policies: () => policies,
    calendars: () => calendars,
    reload: async (from) => {
      policies = await read(from, keys, 'policy', policyDocumentSchema);
      calendars = await read(from, keys, 'calendar', workingCalendarSchema);
    },
  };
}

/** The signed texts that a new desk needs: the policy in force, those that are still to come into effect, and the calendar. */
export function signedFrom(rules: Pick<RuleBook, 'policies' | 'calendars'>, now: Instant): { readonly policies: readonly SignedText[]; readonly calendar: SignedText } {
  const inForce = policyOn(rules.policies(), now);
  const later = rules.policies().filter((policy) => policy.document.effectiveFrom > civilDateOf(now));
  return { policies: [inForce, ...later].map((policy) => policy.signed), calendar: lastOf(rules.calendars()).signed };
}

/** The document that was published last. */
export function lastOf<Document>(published: readonly Published<Document>[]): Published<Document> {
  const last = published.at(-1);
  if (last === undefined) throw new Error('nothing is published');
  return last;
}

function policyOn(policies: readonly Published<PolicyDocument>[], instant: Instant): Published<PolicyDocument> {
  const day = civilDateOf(instant);
  const effective = policies.filter((policy) => policy.document.effectiveFrom <= day);
  const start = effective.reduce((latest, policy) => (policy.document.effectiveFrom > latest ? policy.document.effectiveFrom : latest), '');
  return effective.findLast((policy) => policy.document.effectiveFrom === start) ?? policies[0] ?? lastOf(policies);
}

async function publishFirst(db: Query, keys: HqKeys, kind: 'policy' | 'calendar', document: PolicyDocument | WorkingCalendar, now: Instant): Promise<void> {
  const signed = signText(document, keys.signingKey, keys.signingCertificate);
  await db
    .insertInto('signed_documents')
    .columns(['kind', 'version', 'text', 'signature', 'certificate', 'published_at'])
    .values({ kind, version: document.version, ...signed, published_at: now })
    .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
    .execute();
}

async function read<Document>(db: Query, keys: HqKeys, kind: 'policy' | 'calendar', schema: z.ZodType<Document>): Promise<readonly Published<Document>[]> {
  const rows = await db.selectFrom('signed_documents').selectAll().where('kind', '=', kind).orderBy('published_at').orderBy('version').execute();
  return rows.map((row) => {
    const signed = { text: row.text, signature: row.signature, certificate: row.certificate };
    const opened = openSignedText(signed, keys.authority, 'hq');
    if (!opened.ok) throw new Error(`${kind} ${row.version} in the database is not signed by HQ (${opened.problem.code})`);
    return { document: schema.parse(opened.value.value), signed, publishedAt: row.published_at };
  });
}
