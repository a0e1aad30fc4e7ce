import { z } from 'zod';
import { branded, type Brand } from './brand.ts';

export type RecordId = Brand<string, 'RecordId'>;
export type PickupId = Brand<string, 'PickupId'>;
export type FindingId = Brand<string, 'FindingId'>;
export type PackageId = Brand<string, 'PackageId'>;
export type PhotoId = Brand<string, 'PhotoId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type DealerId = Brand<string, 'DealerId'>;
export type RegionId = Brand<string, 'RegionId'>;
export type OrderNo = Brand<string, 'OrderNo'>;
/** Lower-case hex of a SHA-256. */
export type Sha256 = Brand<string, 'Sha256'>;

const uuid7Pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then chance. `random` is ten bytes.
 * The caller names the brand: `makeUuid7<RecordId>(now, bytes)`.
 */
export function makeUuid7<Id extends string>(unixMs: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  let rest = unixMs;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

/** The Unix milliseconds at which a UUIDv7 was made, as the clock of its maker said. */
export function millisOfUuid7(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function uuid7Schema<Id extends string>() {
  return branded<Id>(z.string().regex(uuid7Pattern));
}

/** A short code that people type and read: 1 to 40 letters, digits, dot, dash, underscore or slash; Chinese allowed. */
function codeSchema<Id extends string>() {
  return branded<Id>(z.string().regex(/^[\p{L}\p{N}._/-]{1,40}$/u));
}

export const recordIdSchema = uuid7Schema<RecordId>();
export const pickupIdSchema = uuid7Schema<PickupId>();
export const findingIdSchema = uuid7Schema<FindingId>();
export const packageIdSchema = uuid7Schema<PackageId>();
export const photoIdSchema = uuid7Schema<PhotoId>();
export const personIdSchema = uuid7Schema<PersonId>();
export const deviceIdSchema = uuid7Schema<DeviceId>();
export const dealerIdSchema = codeSchema<DealerId>();
export const regionIdSchema = codeSchema<RegionId>();
export const orderNoSchema = codeSchema<OrderNo>();
export const sha256Schema = branded<Sha256>(z.string().regex(/^[0-9a-f]{64}$/));
