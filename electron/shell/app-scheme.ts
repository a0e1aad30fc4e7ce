import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { rangeAnswer, rangeOf } from '../pages/byte-range.ts';
import { fileOfPath, isKeptPath, typeOfFile } from '../pages/page-file.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import type { HostLink } from './host-link.ts';
import { deskScheme, isDeskAddress } from './origin.ts';

/** Must run before the app is ready: makes `app://` a standard, secure origin that may fetch and stream. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: deskScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/** Answers `app://desk/…`: pages from `folder`, photos and receipts from files that the host names (Electron security checklist 7, 18). */
export function serveScheme(session: Session, folder: string, host: Pick<HostLink, 'open'>): void {
  session.protocol.handle(deskScheme, async (request) => {
    if (!isDeskAddress(request.url) || (request.method !== 'GET' && request.method !== 'HEAD')) return refuse(403);
    const { pathname } = new URL(request.url);
    if (isKeptPath(pathname)) {
      const opened = await host.open(pathname.slice(1));
      if (!opened.ok) return refuse(opened.status);
      return answerFile(request, opened.file, { 'content-type': opened.type, ...(opened.saveAs === null ? {} : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(opened.saveAs)}` }) });
    }
    const file = fileOfPath(folder, pathname);
    return file === undefined ? refuse(403) : answerFile(request, file, { 'content-type': typeOfFile(file) });
  });
}

function refuse(status: number): Response {
  return new Response('refused', { status, headers: pageHeaders });
}

async function answerFile(request: Request, file: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return refuse(404);
  const range = rangeOf(request.headers.get('range'), found.size);
  const answer = rangeAnswer(range, found.size);
  // Node's and the page's stream types differ in name only.
  const body = request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file, range)) as unknown as BodyInit);
  return new Response(body, { status: answer.status, headers: { ...pageHeaders, ...headers, ...answer.headers } });
}
