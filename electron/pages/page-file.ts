import { extname, join, normalize, sep } from 'node:path';

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

/** Whether a path names what the desk keeps (photos, receipts, acknowledgements, bundles), which the host answers, and none of the bundled pages. */
export function isKeptPath(pathname: string): boolean {
  return /^\/(photo|receipt|acknowledgement|bundle)\//.test(pathname);
}
