import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The file inside `folder` that a page's path names; `undefined` where it would lead outside. `/` is `index.html`. */
export function fileOfPath(folder: string, pathname: string): string | undefined {
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

export function typeOfFile(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream';
}

/** Sends a file, or the one range of it that was asked for (a clip is looked at from its middle). Answers `false` where there is none. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  const range = rangeOf(request.headers.range, found.size);
  const length = range === undefined ? found.size : range.end - range.start + 1;
  response.writeHead(range === undefined ? 200 : 206, {
    ...headers,
    'content-length': String(length),
    'accept-ranges': 'bytes',
    ...(range === undefined ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${found.size}` }),
  });
  if (request.method === 'HEAD') response.end();
  // A page that goes away in the middle of a file is no error of the desk.
  else await pipeline(createReadStream(file, range), response).catch(() => response.destroy());
  return true;
}

/** One range of bytes (RFC 9110 §14.2); anything else is answered with the whole file. */
function rangeOf(header: string | undefined, size: number): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  const start = match[1] === '' ? Math.max(0, size - last) : Number(match[1]);
  const end = match[1] === '' ? size - 1 : Math.min(last, size - 1);
  return start > end || start >= size ? undefined : { start, end };
}
