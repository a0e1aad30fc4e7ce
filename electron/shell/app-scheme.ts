import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { pageHeaders } from './content-policy.ts';
import type { HostLink } from './host-link.ts';
import { deskScheme, isDeskAddress, isKeptFile } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready: makes `app://` a standard, secure origin that may fetch and stream. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: deskScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/** The file inside `folder` that a page address names, or `undefined` where it would lead outside. `/` is `index.html`. */
export function fileOfAddress(folder: string, pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(normalize(folder) + sep) ? file : undefined;
}

function fileAnswer(file: string, type: string, more: Readonly<Record<string, string>> = {}): Response {
  let size: number;
  try {
    const found = statSync(file);
    if (!found.isFile()) return new Response('not found', { status: 404, headers: pageHeaders });
    size = found.size;
  } catch {
    return new Response('not found', { status: 404, headers: pageHeaders });
  }
  // Node's and the page's stream types differ in name only.
  const body = Readable.toWeb(createReadStream(file)) as unknown as BodyInit;
  return new Response(body, { headers: { ...pageHeaders, 'Content-Type': type, 'Content-Length': String(size), ...more } });
}

/** Answers `app://desk/…`: pages from `folder`, photos and receipts from files that the host names (Electron security checklist 7, 18). */
export function serveScheme(session: Session, folder: string, host: Pick<HostLink, 'open'>): void {
  session.protocol.handle(deskScheme, async (request) => {
    if (!isDeskAddress(request.url) || (request.method !== 'GET' && request.method !== 'HEAD')) return new Response('refused', { status: 403, headers: pageHeaders });
    const path = new URL(request.url).pathname;
    if (isKeptFile(request.url)) {
      const opened = await host.open(path.slice(1));
      if (!opened.ok) return new Response('not found', { status: opened.status, headers: pageHeaders });
      const saveAs = opened.saveAs === null ? {} : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(opened.saveAs)}` };
      return fileAnswer(opened.file, opened.type, saveAs);
    }
    const file = fileOfAddress(folder, path);
    if (file === undefined) return new Response('refused', { status: 403, headers: pageHeaders });
    return fileAnswer(file, types[extname(file)] ?? 'application/octet-stream');
  });
}
