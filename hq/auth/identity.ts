import type { StaffRole } from '../../shared/dealer/staff-role.ts';
import type { DealerId, DeviceId, RegionId, Sha256 } from '../../shared/kernel/ids.ts';

/** What a signed-in person may see by the roles that opened the route: everything, or what lies in some regions. */
export type Sight = { readonly all: true } | { readonly all: false; readonly regions: readonly RegionId[] };

export interface StaffIdentity {
  readonly who: 'staff';
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly regions: readonly RegionId[];
  readonly mustChangePassword: boolean;
  /** SHA-256 of the session's token. */
  readonly session: string;
  /** By the roles that this very route asks for. */
  readonly sight: Sight;
}

export interface DeviceIdentity {
  readonly who: 'device';
  readonly device: DeviceId;
  readonly deviceName: string;
  readonly dealer: DealerId;
  /** The number of the wire it speaks. */
  readonly wire: number;
  /** What the desk has signed as the hash of the body; `streamed` where the bytes are proved by their own hash at the end. */
  readonly bodyHash: Sha256 | 'streamed';
}

export interface ErpIdentity {
  readonly who: 'erp';
  /** Id and name of the import key. */
  readonly key: string;
  readonly name: string;
}

/** Who calls, as far as the route asks. The guard makes it before anything of the request is read. */
export type Identity = { readonly who: 'anyone' } | DeviceIdentity | ErpIdentity | StaffIdentity;

/** Whether something of the region lies in sight. */
export function isInSight(sight: Sight, region: RegionId): boolean {
  return sight.all || sight.regions.includes(region);
}
