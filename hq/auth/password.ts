import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../clock.ts';

/** OWASP's figures for scrypt: 32 MB and about 80 ms for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const length = 32;

/** A password as it is kept: `scrypt$15$8$1$<salt>$<key>`, both base64. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = Buffer.from(random(16));
  const key = await derive(password, salt);
  return ['scrypt', 15, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether the password is the one that was hashed. Takes as long where `stored` is undefined: an unknown name must not answer faster. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, , , , salt = '', key = ''] = (stored ?? '').split('$');
  const derived = await derive(password, stored === undefined ? Buffer.alloc(16) : Buffer.from(salt, 'base64'));
  const kept = Buffer.from(key, 'base64');
  return stored !== undefined && kept.length === derived.length && timingSafeEqual(kept, derived);
}

async function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, cost, (fault, key) => {
      if (fault === null) resolve(key);
      else reject(fault);
    });
  });
}
