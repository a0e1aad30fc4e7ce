import { addDays, civilDateOf } from '../../shared/kernel/instant.ts';
import { refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { policyDocumentSchema, type PolicyDraft, type PolicyVersion } from '../../shared/policy/policy-document.ts';
import { yearOf } from '../../shared/policy/working-calendar.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { nextVersion } from './next-version.ts';
import { publishDocument } from './publish-document.ts';

/**
 * Publishes a policy from a draft. It starts on a later day, so that goods already picked up keep the limits that were shown (R-TL-22):
 * any other is `rules.starts-too-early`. `thing.changed-meanwhile` as `publishDocument` says.
 */
export async function publishPolicy(
  hq: Pick<Hq, 'db' | 'clock' | 'keys' | 'rules' | 'databaseKind'>,
  staff: Pick<StaffIdentity, 'username'>,
  { basedOn, draft }: { readonly basedOn: PolicyVersion; readonly draft: PolicyDraft },
): Promise<Outcome<void>> {
  const today = civilDateOf(hq.clock.now());
  if (draft.effectiveFrom <= today) return refused(problem('rules.starts-too-early', { earliest: addDays(today, 1) }));
  await hq.rules.reload(hq.db);
  const known = hq.rules.policies().map((published) => published.document);
  const document = policyDocumentSchema.parse({ ...draft, version: nextVersion(known, yearOf(today)) });
  return publishDocument(hq, staff, { kind: 'policy', document, basedOn, details: { effectiveFrom: draft.effectiveFrom } });
}
