import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause, type FaultRun } from './fault-run.ts';

/** What happens to a request on its way: nothing, or one of the ways in which networks and portals fail. */
export const mishaps = ['none', 'dropped', 'late', 'request cut', 'answer cut', 'answer lost', 'sign-in page', 'server error', 'slow', 'sent twice', 'answers swapped', 'redirected'] as const;
export type Mishap = (typeof mishaps)[number];

export interface RoughWay {
  readonly url: string;
  /** How many of a hundred requests meet a mishap. */
  share: number;
  readonly met: ReadonlyMap<Mishap, number>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Opens a way to HQ on 127.0.0.1 on which chance decides what becomes of each request. */
export async function openRoughWay(target: string, run: FaultRun): Promise<RoughWay> {
  const met = new Map<Mishap, number>();
  /** An answer that waits for another one to change places with. */
  let swapping: { readonly answer: Answer; readonly give: (answer: Answer) => void } | undefined;
  const state = { share: 0 };
  /** Mishaps in a row made by chance, so that each of them comes up. */
  const deck: Mishap[] = [];
  const nextMishap = (): Mishap => {
    if (deck.length === 0) for (const mishap of mishaps.slice(1)) deck.splice(run.between(0, deck.length), 0, mishap);
    return deck.pop() ?? 'none';
  };

  const swap = async (answer: Answer): Promise<Answer> => {
    if (swapping !== undefined) {
      const other = swapping;
      swapping = undefined;
      other.give(answer);
      return other.answer;
    }
    return new Promise((resolve) => {
      const mine = { answer, give: resolve };
      swapping = mine;
      setTimeout(() => {
        if (swapping !== mine) return;
        swapping = undefined;
        resolve(answer);
      }, 400);
    });
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const mishap: Mishap = run.chance() * 100 < state.share ? nextMishap() : 'none';
    met.set(mishap, (met.get(mishap) ?? 0) + 1);
    switch (mishap) {
      case 'dropped':
        incoming.socket.destroy();
        return;
      case 'sign-in page':
        incoming.resume();
        outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Free Wi-Fi</title>{"acknowledgement":"welcome"}</html>');
        return;
      case 'redirected':
        incoming.resume();
        outgoing.writeHead(302, { location: 'http://portal.invalid/login' }).end();
        return;
      case 'server error':
        incoming.resume();
        outgoing.writeHead(run.pick([500, 502, 503, 504]), { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
        return;
      default:
    }
    const body = await bodyOf(incoming);
    if (mishap === 'request cut') {
      await forward(target, incoming, body, Math.floor(body.length * run.chance())).catch(() => undefined);
      incoming.socket.destroy();
      return;
    }
    if (mishap === 'late') await pause(run.between(50, 400));
    const answer = await forward(target, incoming, body).catch(() => undefined);
    if (answer === undefined || mishap === 'answer lost') {
      incoming.socket.destroy();
      return;
    }
    if (mishap === 'sent twice') return send(outgoing, (await forward(target, incoming, body).catch(() => undefined)) ?? answer);
    if (mishap === 'answers swapped') return send(outgoing, await swap(answer));
    if (mishap === 'slow') return sendSlowly(outgoing, answer);
    if (mishap === 'answer cut' && answer.body.length > 1) {
      outgoing.writeHead(answer.status, headersOf(answer));
      outgoing.write(answer.body.subarray(0, Math.floor(answer.body.length * run.chance())));
      await pause(20);
      outgoing.destroy();
      return;
    }
    send(outgoing, answer);
  };

  const server = createServer((incoming, outgoing) => {
    incoming.on('error', () => undefined);
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get share() {
      return state.share;
    },
    set share(share) {
      state.share = share;
    },
    met,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Passes a request on; with `cutAt` it breaks the connection to HQ after so many bytes of its body. */
function forward(target: string, incoming: IncomingMessage, body: Buffer, cutAt?: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(incoming.url ?? '/', target);
    const onward = ask(url, { method: incoming.method, headers: { ...incoming.headers, host: url.host } }, (answer) => {
      bodyOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }), reject);
    });
    onward.on('error', reject);
    if (cutAt === undefined) {
      onward.end(body);
      return;
    }
    onward.write(body.subarray(0, cutAt), () => setTimeout(() => onward.destroy(new Error('cut')), 20));
  });
}

function headersOf(answer: Answer): IncomingHttpHeaders {
  const { 'transfer-encoding': _chunked, connection: _connection, ...headers } = answer.headers;
  return answer.status === 204 ? headers : { ...headers, 'content-length': String(answer.body.length) };
}

function send(outgoing: ServerResponse, answer: Answer): void {
  outgoing.writeHead(answer.status, headersOf(answer)).end(answer.body);
}

/** A few bytes at a time, as over a line that hardly holds. */
async function sendSlowly(outgoing: ServerResponse, answer: Answer): Promise<void> {
  outgoing.writeHead(answer.status, headersOf(answer));
  const step = Math.max(1, Math.ceil(answer.body.length / 12));
  for (let at = 0; at < answer.body.length; at += step) {
    outgoing.write(answer.body.subarray(at, at + step));
    await pause(25);
  }
  outgoing.end();
}
