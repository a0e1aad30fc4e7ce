import type { KeyObject } from 'node:crypto';
import type { Authority } from '../../proof/certificate.ts';
import { openCertificate } from '../../proof/certificate.ts';
import type { DealerId, DeviceId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import type { Clock } from '../clock.ts';
import type { Query } from '../store/query.ts';

/** What HQ must know of a desk to open its requests. */
export interface KnownDevice {
  readonly device: DeviceId;
  readonly name: string;
  readonly dealer: DealerId;
  readonly publicKey: KeyObject;
  readonly isRevoked: boolean;
}

/** How long a desk is remembered without asking the database again: the most by which another replica's revocation can lag here. */
const rememberedMs = 1_000;
const mostRemembered = 20_000;

/**
 * Desks by id, remembered for a second. A revocation in this process forgets the desk at once; whatever is written for a desk
 * checks its row again in the same transaction.
 */
export class DeviceBook {
  readonly #db: Query;
  readonly #authority: Authority;
  readonly #clock: Clock;
  readonly #known = new Map<DeviceId, { readonly device: KnownDevice; readonly untilMs: number }>();

  constructor(db: Query, authority: Authority, clock: Clock) {
    this.#db = db;
    this.#authority = authority;
    this.#clock = clock;
  }

  /** The desk, where the database need not be asked again. */
  remembered(id: DeviceId): KnownDevice | undefined {
    const known = this.#known.get(id);
    if (known === undefined) return undefined;
    const nowMs = epochMs(this.#clock.now());
    return nowMs < known.untilMs && nowMs >= known.untilMs - rememberedMs ? known.device : undefined;
  }

  /** The desk; `undefined` where HQ never enrolled it. */
  async find(id: DeviceId): Promise<KnownDevice | undefined> {
    const remembered = this.remembered(id);
    if (remembered !== undefined) return remembered;
    const nowMs = epochMs(this.#clock.now());
    const device = await this.#read(id);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    if (device !== undefined) this.#known.set(id, { device, untilMs: nowMs + rememberedMs });
    return device;
  }

  forget(id: DeviceId): void {
    this.#known.delete(id);
  }

  async #read(id: DeviceId): Promise<KnownDevice | undefined> {
    const row = await this.#db
      .selectFrom('devices')
      .innerJoin('certificates', (join) => join.onRef('certificates.device', '=', 'devices.id').on('certificates.kind', '=', 'device'))
      .select(['devices.id', 'devices.name', 'devices.dealer', 'devices.revoked_at', 'certificates.der', 'certificates.revoked_at as certificate_revoked_at'])
      .where('devices.id', '=', id)
      // The one in force, whatever the clock said when it was issued.
      .orderBy((eb) => eb.case().when('certificates.revoked_at', 'is', null).then(0).else(1).end())
      .orderBy('certificates.issued_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const certificate = openCertificate(row.der, this.#authority, 'device');
    if (!certificate.ok) throw new Error(`the certificate of desk ${id} does not open`);
    return { device: row.id, name: row.name, dealer: row.dealer, publicKey: certificate.value.publicKey, isRevoked: row.revoked_at !== null || row.certificate_revoked_at !== null };
  }
}
