import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const cookieName = 'gatecheck_desk';

/**
 * Who may come through the browser door: whoever opened the address that this start printed. The address works once and gives the browser a cookie; a further
 * address is made for each further browser.
 */
export class GuestBook {
  readonly #session = randomBytes(32).toString('base64url');
  #token = randomBytes(32).toString('base64url');

  /** The one-time word in the address that opens the desk. */
  get token(): string {
    return this.#token;
  }

  /** Takes a one-time word; answers whether it was the one. It is used up and a new one stands. */
  admit(token: string): boolean {
    if (!isSame(token, this.#token)) return false;
    this.#token = randomBytes(32).toString('base64url');
    return true;
  }

  /** For pages of this desk only, not for scripts, not for other sites; it ends with the browser. */
  get cookie(): string {
    return `${cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isGuest(cookies: string | undefined): boolean {
    const mine = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
    return mine.some(([name, value]) => name === cookieName && value !== undefined && isSame(value, this.#session));
  }
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
