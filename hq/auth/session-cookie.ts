import type { IncomingHttpHeaders } from 'node:http';

const name = 'gatecheck-session';

/** The session's token out of the Cookie header; `undefined` where there is none. */
export function tokenOfCookie(headers: IncomingHttpHeaders): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/** A cookie that no script reads, no other site sends, and that goes when the browser closes. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

export function endedCookie(secure: boolean): string {
  return `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure ? '; Secure' : ''}`;
}
