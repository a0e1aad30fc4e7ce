import type { Kysely, Transaction } from 'kysely';
import { base64, bytesOfBase64 } from '../../proof/base64.ts';
import { openCertificate } from '../../proof/certificate.ts';
import { openRequest } from '../../proof/csr.ts';
import type { Holder } from '../../proof/holder.ts';
import { issueCertificate } from '../../proof/issue-certificate.ts';
import type { Dealer, Person, Region } from '../../shared/dealer/dealer.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { addMs, dayMs, type Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { regionOf } from '../auth/session-routes.ts';
import type { Hq } from '../hq.ts';
import type { Tables } from '../store/tables.ts';
import { hashCode } from './desk-code.ts';

/** Why a certificate ended whose person made a new key on the same desk: what was sealed before that still counts. */
export const supersededByNewKey = 'replaced by a new key';
const certificateLifeMs = 10 * 366 * dayMs;

export interface Enrolment {
  readonly dealer: Dealer;
  readonly region: Region;
  readonly person: Person;
  readonly deviceCertificate: string;
  readonly personCertificate: string;
  readonly ca: string;
  readonly epoch: string;
}

type EnrolHq = Pick<Hq, 'db' | 'clock' | 'random' | 'keys' | 'epoch' | 'databaseKind' | 'devices'>;

/**
 * Enrols a desk and its first person with a one-time code, or, with a code that was issued for it, a desk that lost its key: its earlier key and the person's end with it, its chain goes on.
 * `enrolment.code-unknown`, `-used`, `-expired`, `enrolment.desk-known` for a code of a new desk, `enrolment.other-desk`, `device.revoked`, `record.certificate-wrong` for a request that its key has not signed. The same desk with the same keys and the same code gets the same answer again, because the
 * first one may have been lost on its way.
 */
export async function enrolDesk(
  hq: EnrolHq,
  wish: { readonly code: string; readonly device: DeviceId; readonly deviceName: string; readonly deviceCsr: string; readonly personCsr: string },
): Promise<Outcome<Enrolment>> {
  const now = hq.clock.now();
  const outcome = await hq.db.transaction().execute(async (trx): Promise<Outcome<Enrolment>> => {
    const code = await openCode(trx, hq, wish.code, { kind: 'desk', device: wish.device }, now);
    if (!code.ok) return code;
    const { dealer, region, person, isAgain, isRenewal } = code.value;
    if (!isAgain) {
      const known = await trx.selectFrom('devices').select('revoked_at').where('id', '=', wish.device).executeTakeFirst();
      if (known !== undefined && !isRenewal) return refused(problem('enrolment.desk-known', {}));
      if (known !== undefined && known.revoked_at !== null) return refused(problem('device.revoked', {}));
      if (known !== undefined) await supersede(trx, wish, person, now);
      else await trx
        .insertInto('devices')
        .values({
          id: wish.device, dealer: dealer.id, name: wish.deviceName, enrolled_at: now, last_sequence: 0, last_hash: null, last_contact_at: now, complete_report_at: null, clock_drift_ms: null,
          waiting: 0, parked: 0, revoked_at: null, revoked_because: null, off_before: '[]',
        })
        .execute();
    }
    const device = await certify(trx, hq, wish.deviceCsr, { kind: 'device', name: wish.deviceName, dealer: dealer.id, device: wish.device }, isAgain, now);
    if (!device.ok) return stop(device);
    const certified = await certify(trx, hq, wish.personCsr, { kind: 'person', name: person.name, dealer: dealer.id, device: wish.device, person: person.id, role: person.role }, isAgain, now);
    if (!certified.ok) return stop(certified);
    if (!isAgain) {
      await spendCode(trx, hq, wish.code, wish.device, now);
      await appendAudit(trx, { at: now, who: `desk:${wish.device}`, action: isRenewal ? 'renew-desk' : 'enrol-desk', about: isRenewal ? `desk:${wish.device}` : `dealer:${dealer.id}`, details: `${wish.deviceName}; ${person.name} (${person.role})` });
    }
    return done({ dealer, region, person, deviceCertificate: device.value, personCertificate: certified.value, ca: base64(hq.keys.authority.certificate.der), epoch: hq.epoch });
  }).catch(refusalOf);
  hq.devices.forget(wish.device);
  return outcome;
}

/** Ends the keys of a desk that lost its own: the desk's, and those of the person who enrols it again. */
async function supersede(trx: Transaction<Tables>, { device, deviceName }: { readonly device: DeviceId; readonly deviceName: string }, { id }: Person, now: Instant): Promise<void> {
  await trx.updateTable('devices').set({ name: deviceName, last_contact_at: now }).where('id', '=', device).execute();
  await trx
    .updateTable('certificates')
    .set({ revoked_at: now, revoked_because: supersededByNewKey })
    .where('device', '=', device)
    .where((eb) => eb.or([eb('kind', '=', 'device'), eb('person', '=', id)]))
    .where('revoked_at', 'is', null)
    .execute();
}

/** Certifies a further person's key on an enrolled desk, or a new key after a forgotten PIN; the person's earlier certificates there are superseded. */
export async function addPerson(hq: EnrolHq, device: DeviceId, wish: { readonly code: string; readonly personCsr: string }): Promise<Outcome<{ readonly person: Person; readonly personCertificate: string }>> {
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx): Promise<Outcome<{ readonly person: Person; readonly personCertificate: string }>> => {
    const code = await openCode(trx, hq, wish.code, { kind: 'person', device }, now);
    if (!code.ok) return code;
    const { dealer, person, isAgain } = code.value;
    if (!isAgain) {
      await trx.updateTable('certificates').set({ revoked_at: now, revoked_because: supersededByNewKey }).where('device', '=', device).where('person', '=', person.id).where('revoked_at', 'is', null).execute();
    }
    const certified = await certify(trx, hq, wish.personCsr, { kind: 'person', name: person.name, dealer: dealer.id, device, person: person.id, role: person.role }, isAgain, now);
    if (!certified.ok) return stop(certified);
    if (!isAgain) {
      await spendCode(trx, hq, wish.code, device, now);
      await appendAudit(trx, { at: now, who: `desk:${device}`, action: 'add-person', about: `person:${person.id}`, details: `${person.name} (${person.role})` });
    }
    return done({ person, personCertificate: certified.value });
  }).catch(refusalOf);
}

/** Leaves the transaction without a trace and carries the refusal out. */
class RolledBack extends Error {
  readonly refusal: { readonly ok: false; readonly problem: Parameters<typeof refused>[0] };

  constructor(refusal: { readonly ok: false; readonly problem: Parameters<typeof refused>[0] }) {
    super(refusal.problem.code);
    this.refusal = refusal;
  }
}

function stop(refusal: { readonly ok: false; readonly problem: Parameters<typeof refused>[0] }): never {
  throw new RolledBack(refusal);
}

function refusalOf(fault: unknown): { readonly ok: false; readonly problem: Parameters<typeof refused>[0] } {
  if (fault instanceof RolledBack) return fault.refusal;
  throw fault;
}

interface OpenedCode {
  readonly dealer: Dealer;
  readonly region: Region;
  readonly person: Person;
  /** The same desk asks again with a code it has used itself. */
  readonly isAgain: boolean;
  /** The code is for a desk that HQ knows, to be enrolled with a new key. */
  readonly isRenewal: boolean;
}

async function openCode(trx: Transaction<Tables>, hq: EnrolHq, code: string, by: { readonly kind: 'desk' | 'person'; readonly device: DeviceId }, now: Instant): Promise<Outcome<OpenedCode>> {
  const query = trx.selectFrom('one_time_codes').selectAll().where('code_hash', '=', hashCode(code, hq.keys.pepper));
  const row = await (hq.databaseKind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined || row.kind !== by.kind || (row.device !== null && row.device !== by.device)) return refused(problem('enrolment.code-unknown', {}));
  if (row.renews !== null && row.renews !== by.device) return refused(problem('enrolment.other-desk', {}));
  const isAgain = row.used_at !== null && row.used_by === by.device;
  if (row.used_at !== null && !isAgain) return refused(problem('enrolment.code-used', {}));
  if (row.expires_at < now) return refused(problem('enrolment.code-expired', {}));
  const person = await trx.selectFrom('persons').select(['id', 'name', 'role']).where('id', '=', row.person).where('revoked_at', 'is', null).executeTakeFirst();
  if (person === undefined) return refused(problem('enrolment.code-unknown', {}));
  const found = await readDealer(trx, row.dealer);
  return done({ ...found, person, isAgain, isRenewal: row.renews !== null });
}

async function readDealer(db: Kysely<Tables>, id: Dealer['id']): Promise<{ readonly dealer: Dealer; readonly region: Region }> {
  const dealer = await db.selectFrom('dealers').select(['id', 'name', 'region', 'level', 'phone', 'address']).where('id', '=', id).executeTakeFirstOrThrow();
  const region = await db.selectFrom('regions').selectAll().where('id', '=', dealer.region).executeTakeFirstOrThrow();
  return { dealer, region: regionOf(region) };
}

async function spendCode(trx: Transaction<Tables>, hq: EnrolHq, code: string, device: DeviceId, now: Instant): Promise<void> {
  await trx.updateTable('one_time_codes').set({ used_at: now, used_by: device }).where('code_hash', '=', hashCode(code, hq.keys.pepper)).execute();
}

/** Issues a certificate for the request's key; asked again, gives the one of that key. */
async function certify(trx: Transaction<Tables>, hq: EnrolHq, csr: string, holder: Extract<Holder, { readonly kind: 'device' | 'person' }>, isAgain: boolean, now: Instant): Promise<Outcome<string>> {
  const request = openRequest(csr);
  if (!request.ok) return request;
  if (isAgain) {
    const rows = await trx.selectFrom('certificates').select(['der', 'person']).where('device', '=', holder.device).where('kind', '=', holder.kind).where('revoked_at', 'is', null).execute();
    const same = rows.find((row) => (holder.kind === 'device' || row.person === holder.person) && isOfKey(hq, row.der, holder.kind, request.value.publicKey));
    return same === undefined ? refused(problem('enrolment.code-used', {})) : done(same.der);
  }
  const validity = { notBefore: addMs(now, -dayMs), notAfter: addMs(now, certificateLifeMs) };
  const { certificate: root } = hq.keys.authority;
  const bytes = await issueCertificate({ root: root.der, rootKey: hq.keys.rootKey, publicKey: request.value.publicKey, holder, serial: hq.random(16), notBefore: validity.notBefore < root.notBefore ? root.notBefore : validity.notBefore, notAfter: validity.notAfter > root.notAfter ? root.notAfter : validity.notAfter });
  const text = base64(bytes);
  const opened = openCertificate(text, hq.keys.authority, holder.kind);
  if (!opened.ok) throw new Error('HQ issued a certificate that it cannot open');
  await trx
    .insertInto('certificates')
    .values({
      fingerprint: opened.value.fingerprint, serial: opened.value.serial, kind: holder.kind, dealer: holder.dealer, device: holder.device, person: holder.kind === 'person' ? holder.person : null,
      der: text, issued_at: now, expires_at: opened.value.notAfter, revoked_at: null, revoked_because: null,
    })
    .execute();
  return done(text);
}

function isOfKey(hq: EnrolHq, certificate: string, kind: 'device' | 'person', publicKey: Uint8Array): boolean {
  const opened = openCertificate(certificate, hq.keys.authority, kind);
  return opened.ok && bytesOfBase64(certificate) !== undefined && opened.value.publicKey.export({ format: 'der', type: 'spki' }).equals(publicKey);
}
