import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { SealedInterval } from '../../shared/seal/time-proof.ts';
import { supersededByNewKey } from '../device/enrol-desk.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Query } from '../store/query.ts';
import type { OpenedIncoming } from './incoming.ts';

/** How a certificate that HQ has issued stands: in force, or superseded by a new key of the same person (a forgotten PIN). */
export interface CertificateStanding {
  /** Null while it is in force. */
  readonly supersededAt: Instant | null;
  /** Whether HQ already holds a record that the person signed on this desk with a later key. */
  readonly isFollowed: boolean;
}

const unrevoked = prepare((db, { fingerprints }: { readonly fingerprints: readonly Sha256[] }, words) =>
  db
    .selectFrom('certificates')
    .innerJoin('persons', 'persons.id', 'certificates.person')
    .select(['certificates.fingerprint', 'certificates.device', 'certificates.person', 'certificates.issued_at', 'certificates.revoked_at', 'certificates.revoked_because'])
    .where(words.among('certificates.fingerprint', fingerprints))
    .where('persons.revoked_at', 'is', null),
);

/** The certificates of these records that are in force or only superseded; revoked ones, and those of revoked persons, are left out. */
export async function certificateStandings(db: Query, jobs: readonly OpenedIncoming[]): Promise<ReadonlyMap<Sha256, CertificateStanding>> {
  const rows = await unrevoked(db, { fingerprints: [...new Set(jobs.map(({ opened }) => opened.certificate.fingerprint))] });
  const standings = new Map<Sha256, CertificateStanding>();
  for (const row of rows) {
    if (row.revoked_at === null) standings.set(row.fingerprint, { supersededAt: null, isFollowed: false });
    else if (row.revoked_because === supersededByNewKey && row.person !== null) {
      const later = await db
        .selectFrom('records')
        .innerJoin('certificates', 'certificates.fingerprint', 'records.certificate')
        .select('records.id')
        .where('records.device', '=', row.device)
        .where('certificates.person', '=', row.person)
        .where('certificates.fingerprint', '!=', row.fingerprint)
        .where('certificates.issued_at', '>=', row.revoked_at)
        .limit(1)
        .executeTakeFirst();
      standings.set(row.fingerprint, { supersededAt: row.revoked_at, isFollowed: later !== undefined });
    }
  }
  return standings;
}

/**
 * Whether a record may have been sealed under its certificate. A superseded key still stands for what was sealed before the new one came and was on its way: its provable
 * interval (R-TL-19) must not begin after the new key was certified, and in the desk's chain no record of the new key may come before it.
 */
export function mayHaveSealed(standing: CertificateStanding | undefined, interval: SealedInterval, hasNewerBefore: boolean): boolean {
  if (standing === undefined) return false;
  if (standing.supersededAt === null) return true;
  return !standing.isFollowed && !hasNewerBefore && (interval.notBefore === null || interval.notBefore <= standing.supersededAt);
}
