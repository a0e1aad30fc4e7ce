import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemCatalogue } from '../shared/kernel/problem.ts';
import { isOwnCaller } from './door/caller.ts';
import { GuestBook } from './door/guest-book.ts';
import { sendFile } from './door/send-file.ts';
import { openFile } from './host/bridge/open-file.ts';
import { makeHttpBridge } from './host/bridge/serve-bridge.ts';
import type { Desk } from './host/desk.ts';
import { fileOfPath, isKeptPath, typeOfFile } from './pages/page-file.ts';
import { pageHeaders } from './pages/page-headers.ts';

/** The desk behind http://127.0.0.1, for a machine without the Electron runtime and for tests. */
export interface BrowserDoor {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** The address that opens the desk in one browser; a new one after each that was used. */
  readonly openUrl: () => string;
  readonly close: () => Promise<void>;
}

export interface DoorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the built pages of the dealer are. */
  readonly pagesDir: string;
  /** Hears every new address that opens the desk. */
  readonly onOpenUrl?: (openUrl: string) => void;
}

/** Opens the door on the loopback interface only. Rejects where the port is taken. */
export async function openBrowserDoor(desk: Desk, options: DoorOptions): Promise<BrowserDoor> {
  const guests = new GuestBook();
  const bridge = makeHttpBridge(desk);
  let port = 0;
  const openUrl = () => `http://127.0.0.1:${port}/open?token=${guests.token}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    if (!isOwnCaller(request, port)) return sayNo(response, 403, 'refused');
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (url.pathname === '/open') return welcome(request, response, url.searchParams.get('token') ?? '');
    if (!guests.isGuest(request.headers.cookie)) return sayNo(response, 401, 'Open the desk by the address that its start has printed. 请用启动时显示的地址打开。');
    response.setHeader('cache-control', 'no-store');
    if (url.pathname.startsWith('/bridge/')) {
      if (!(await bridge(request, response))) sayNo(response, 404, 'no such call');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return sayNo(response, 405, 'refused');
    return isKeptPath(url.pathname) ? sendDeskFile(request, response, url) : sendPage(request, response, url.pathname);
  };

  const welcome = (request: IncomingMessage, response: ServerResponse, token: string): void => {
    if (guests.admit(token)) {
      response.setHeader('set-cookie', guests.cookie);
      options.onOpenUrl?.(openUrl());
    } else if (!guests.isGuest(request.headers.cookie)) return sayNo(response, 403, 'This address has been used. Start the desk again for a new one. 这个地址已经用过，请重新启动以取得新地址。');
    // A page of our own leads on, because a strict cookie does not travel with a redirect from elsewhere.
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end('<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>GateCheck</title>');
  };

  const sendDeskFile = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const opened = await openFile(desk, url.pathname.slice(1));
    if (!opened.ok) return sayNo(response, problemCatalogue[opened.problem.code].status, opened.problem.code);
    const { path, type, saveAs } = opened.value;
    const sent = await sendFile(request, response, path, {
      'content-type': type,
      'cache-control': saveAs === null ? 'private, max-age=31536000, immutable' : 'no-store',
      ...(saveAs === null ? {} : { 'content-disposition': `${type === 'application/pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(saveAs)}` }),
    });
    if (!sent) sayNo(response, 404, 'not found');
  };

  const sendPage = async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> => {
    const file = fileOfPath(options.pagesDir, pathname);
    if (file === undefined || !(await sendFile(request, response, file, { 'content-type': typeOfFile(file), 'cache-control': 'no-cache' }))) sayNo(response, 404, 'not found');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('the door could not answer', error);
      if (!response.headersSent) sayNo(response, 500, 'fault');
      else response.destroy();
    });
  });
  // Pictures of 1 MB a call and a stream of changes that never ends: time counts for the head of a request only.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  port = await listen(server, options.port);
  options.onOpenUrl?.(openUrl());
  return { url: `http://127.0.0.1:${port}`, openUrl, close: () => close(server) };
}

function sayNo(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${words}\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
