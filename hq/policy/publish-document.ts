import { signText } from '../../proof/signed-text.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { PolicyDocument } from '../../shared/policy/policy-document.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { isTaken } from '../store/query.ts';
import { tellEveryDealer } from './tell-every-dealer.ts';

/** A document and the version it was made from. */
export type Publication = { readonly basedOn: string; readonly details: Readonly<Record<string, unknown>> } & (
  | { readonly kind: 'policy'; readonly document: PolicyDocument }
  | { readonly kind: 'calendar'; readonly document: WorkingCalendar }
);

/**
 * Signs a document, keeps it and tells every dealer, in one commit; from then on it is in the rule book. `thing.changed-meanwhile` where it
 * was made from a version that is no longer the last one, or somebody else was faster.
 */
export async function publishDocument(
  hq: Pick<Hq, 'db' | 'clock' | 'keys' | 'rules' | 'databaseKind'>,
  staff: Pick<StaffIdentity, 'username'>,
  publication: Publication,
): Promise<Outcome<void>> {
  const now = hq.clock.now();
  const { kind, document, basedOn, details } = publication;
  const moved = refused(problem('thing.changed-meanwhile', { what: kind, id: basedOn }));
  const last = (kind === 'policy' ? hq.rules.policies() : hq.rules.calendars()).at(-1);
  if (last?.document.version !== basedOn) return moved;
  const signed = signText(document, hq.keys.signingKey, hq.keys.signingCertificate);
  const news = kind === 'policy' ? { kind, policy: signed } : { kind, calendar: signed };
  try {
    await hq.db.transaction().execute(async (trx) => {
      await appendAudit(trx, { at: now, who: staff.username, action: `publish-${kind}`, about: `${kind}:${document.version}`, details: JSON.stringify({ basedOn, ...details }) });
      await trx.insertInto('signed_documents').values({ kind, version: document.version, ...signed, published_at: now }).execute();
      await tellEveryDealer(trx, hq, [news], now);
    });
  } catch (fault) {
    if (isTaken(fault)) return moved;
    throw fault;
  }
  await hq.rules.reload(hq.db);
  return done(undefined);
}
