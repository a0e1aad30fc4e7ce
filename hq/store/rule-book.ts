import type { z } from 'zod';
import { openSignedText, signText } from '../../proof/signed-text.ts';
import { civilDateOf, type Instant } from '../../shared/kernel/instant.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { calendar2024To2026 } from '../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import { policyDocumentSchema, type PolicyDocument } from '../../shared/policy/policy-document.ts';
import { workingCalendarSchema, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { Query } from './query.ts';

interface Published<Document> {
  readonly document: Document;
  readonly signed: SignedText;
  readonly publishedAt: Instant;
}

/** The policy documents and calendars that HQ has signed and published. */
export interface RuleBook {
  /** The policy in force for something that happened then: the newest published one that is effective on that day. */
  policyAt(instant: Instant): PolicyDocument;
  /** The calendar that was published last. */
  calendar(): WorkingCalendar;
  /** The signed texts that a new desk needs: the policy in force now, and the calendar. */
  signedNow(now: Instant): { readonly policy: SignedText; readonly calendar: SignedText };
}

/**
 * Reads what was published; at the first start publishes the default policy and the calendar that are shipped.
 * Throws where a stored document is not HQ's own signed text.
 */
export async function openRuleBook(db: Query, keys: HqKeys, now: Instant): Promise<RuleBook> {
  await publishFirst(db, keys, 'policy', defaultPolicy.version, defaultPolicy, now);
  await publishFirst(db, keys, 'calendar', calendar2024To2026.version, calendar2024To2026, now);
  const policies = await read(db, keys, 'policy', policyDocumentSchema);
  const calendars = await read(db, keys, 'calendar', workingCalendarSchema);
  const policyOn = (instant: Instant) => {
    const day = civilDateOf(instant);
    const found = policies.findLast((policy) => policy.document.effectiveFrom <= day) ?? policies[0];
    if (found === undefined) throw new Error('no policy is published');
    return found;
  };
  const calendar = calendars.at(-1);
  if (calendar === undefined) throw new Error('no calendar is published');
  return {
    policyAt: (instant) => policyOn(instant).document,
    calendar: () => calendar.document,
    signedNow: (instant) => ({ policy: policyOn(instant).signed, calendar: calendar.signed }),
  };
}

async function publishFirst(db: Query, keys: HqKeys, kind: 'policy' | 'calendar', version: string, document: PolicyDocument | WorkingCalendar, now: Instant): Promise<void> {
  const signed = signText(document, keys.signingKey, keys.signingCertificate);
  await db
    .insertInto('signed_documents')
    .columns(['kind', 'version', 'text', 'signature', 'certificate', 'published_at'])
    .values({ kind, version, ...signed, published_at: now })
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
