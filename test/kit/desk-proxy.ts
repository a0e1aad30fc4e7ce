import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What stands between a desk and HQ: `pass` lets everything through; `down` breaks every connection; `captive` answers with the sign-in page of a hotel; `cut` lets
 * requests through and breaks the connection before HQ's answer; `half` breaks off in the middle of long requests.
 */
export type Weather = 'pass' | 'down' | 'captive' | 'cut' | 'half';

export interface FaultProxy {
  readonly url: string;
  target: string;
  weather: Weather;
  /** Only requests that it names meet the weather; all do where it is not set. */
  only: ((method: string, path: string) => boolean) | undefined;
  /** Holds a request back, its body unread, until this ends; none is where it is not set. */
  delay: ((method: string, path: string) => Promise<void> | undefined) | undefined;
  /** What HQ is sent instead of these headers; nothing is changed where it is not set. */
  headers: ((headers: IncomingHttpHeaders) => IncomingHttpHeaders) | undefined;
  /** Answers in HQ's place where it names an answer. */
  answer: ((method: string, path: string) => { readonly status: number; readonly body: unknown } | undefined) | undefined;
  /** Every request that came by, `PUT /wire/v1/records/…`. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Opens a proxy on 127.0.0.1 before `target`. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const server = createServer((incoming, outgoing) => {
    const method = incoming.method ?? 'GET';
    const path = incoming.url ?? '/';
    proxy.seen.push(`${method} ${path}`);
    const answer = proxy.answer?.(method, path);
    if (answer !== undefined) {
      incoming.resume();
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      return;
    }
    const weather = proxy.only === undefined || proxy.only(method, path) ? proxy.weather : 'pass';
    switch (weather) {
      case 'down':
        incoming.socket.destroy();
        return;
      case 'captive':
        incoming.resume();
        outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Free Wi-Fi</title>Please sign in</html>');
        return;
      default:
        void (proxy.delay?.(method, path) ?? Promise.resolve()).then(() => forward(incoming, outgoing, proxy, weather));
    }
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    weather: 'pass',
    only: undefined,
    delay: undefined,
    headers: undefined,
    answer: undefined,
    seen: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, { target, headers }: FaultProxy, weather: 'pass' | 'cut' | 'half'): void {
  const url = new URL(incoming.url ?? '/', target);
  const onward = ask(url, { method: incoming.method, headers: { ...(headers?.(incoming.headers) ?? incoming.headers), host: url.host } }, (answer) => {
    if (weather === 'cut') {
      answer.resume();
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => incoming.socket.destroy());
  const length = Number(incoming.headers['content-length'] ?? 0);
  if (weather !== 'half' || length < 1_000) {
    incoming.pipe(onward);
    return;
  }
  let passed = 0;
  incoming.on('data', (bytes: Buffer) => {
    passed += bytes.length;
    onward.write(bytes);
    if (passed < length / 2) return;
    incoming.pause();
    setTimeout(() => {
      onward.destroy();
      incoming.socket.destroy();
    }, 50);
  });
}
