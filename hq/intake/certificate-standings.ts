import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { SealedInterval } from '../../shared/seal/time-proof.ts';
import { supersededByNewKey } from '../device/enrol-desk.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';
import type { OpenedIncoming } from './incoming.ts';

/** How a certificate that HQ has issued stands: in force, be it on a desk that is revoked (what may come from there is judged by the desk), superseded by a new key of the same person (a forgotten PIN), or revoked, alone or with its person. */
export interface CertificateStanding {
  readonly isRevoked: boolean;
  /** Null while it is in force. */
  readonly supersededAt: Instant | null;
  /** Whether HQ already holds a record that the person signed on this desk with a later key. */
  readonly isFollowed: boolean;
}

const issued = prepare((db, { fingerprints }: { readonly fingerprints: readonly Sha256[] }, words) =>
  db
    .selectFrom('certificates')
    .innerJoin('persons', 'persons.id', 'certificates.person')
    .innerJoin('devices', 'devices.id', 'certificates.device')
    .select(['certificates.fingerprint', 'certificates.device', 'certificates.person', 'certificates.issued_at', 'certificates.revoked_at', 'certificates.revoked_because', 'persons.revoked_at as person_revoked_at', 'devices.revoked_at as desk_revoked_at', 'devices.revoked_because as desk_revoked_because'])
    .where(words.among('certificates.fingerprint', fingerprints)),
);

/** How the certificates of these records stand; one that HQ does not know is left out. */
export async function certificateStandings(db: Asking, jobs: readonly OpenedIncoming[]): Promise<ReadonlyMap<Sha256, CertificateStanding>> {
  const rows = await issued(db, { fingerprints: [...new Set(jobs.flatMap(({ opened }) => opened.certificate?.fingerprint ?? []))] });
  const standings = new Map<Sha256, CertificateStanding>();
  for (const row of rows) {
    if (row.person_revoked_at !== null) standings.set(row.fingerprint, { isRevoked: true, supersededAt: null, isFollowed: false });
    else if (row.revoked_at === null || endedWithDesk(row)) standings.set(row.fingerprint, { isRevoked: false, supersededAt: null, isFollowed: false });
    else if (row.revoked_because !== supersededByNewKey || row.person === null) standings.set(row.fingerprint, { isRevoked: true, supersededAt: null, isFollowed: false });
    else {
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
      standings.set(row.fingerprint, { isRevoked: false, supersededAt: row.revoked_at, isFollowed: later !== undefined });
    }
  }
  return standings;
}

/** Whether the certificate ended because its whole desk was revoked, and comes back with it. */
function endedWithDesk(row: { readonly revoked_at: Instant | null; readonly revoked_because: string | null; readonly desk_revoked_at: Instant | null; readonly desk_revoked_because: string | null }): boolean {
  return row.revoked_at !== null && row.revoked_at === row.desk_revoked_at && row.revoked_because === row.desk_revoked_because;
}

export function isInForce(standing: CertificateStanding | undefined): boolean {
  return standing !== undefined && !standing.isRevoked && standing.supersededAt === null;
}

/**
 * Whether a record may have been sealed under its certificate. A superseded key still stands for what was sealed before the new one came and was on its way: its provable
 * interval (R-TL-19) must not begin after the new key was certified, and in the desk's chain no record of the new key may come before it.
 */
export function mayHaveSealed(standing: CertificateStanding, interval: SealedInterval, hasNewerBefore: boolean): boolean {
  if (standing.isRevoked) return false;
  if (standing.supersededAt === null) return true;
  return !standing.isFollowed && !hasNewerBefore && (interval.notBefore === null || interval.notBefore <= standing.supersededAt);
}
