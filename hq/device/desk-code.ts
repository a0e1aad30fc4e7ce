import { createHmac } from 'node:crypto';
import type { Random } from '../clock.ts';

/** No look-alike letters: neither 0 nor O, neither 1 nor I. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A fresh one-time code: 12 letters of 32, 60 bits of chance, as people read it: `7KQ4-M2XD-9HTR`. */
export function makeCode(random: Random): string {
  const code = Array.from(random(12), (byte) => letters[byte % 32]).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** A code as it is kept: HMAC-SHA-256 under HQ's pepper, so that the table alone tells nothing. */
export function hashCode(code: string, pepper: Uint8Array): string {
  return createHmac('sha256', pepper).update(code).digest('hex');
}
