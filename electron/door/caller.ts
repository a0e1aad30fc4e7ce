import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes to this door under its own name: a foreign `Host` is DNS rebinding, a foreign `Origin` or site another page's request. `port` is the
 * door's own.
 */
export function isOwnCaller(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = request.headers['sec-fetch-site'];
  if (request.method === 'GET' || request.method === 'HEAD') return site !== 'cross-site' || request.headers['sec-fetch-mode'] === 'navigate';
  return site === undefined || site === 'same-origin';
}
