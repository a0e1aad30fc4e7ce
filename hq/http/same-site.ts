import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request that changes something comes from HQ's own pages or from no page at all. Browsers name the site of every
 * such request; a program that is no browser sends no cookie unasked, so silence is fine.
 */
export function isOwnSite(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = headers.origin;
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
