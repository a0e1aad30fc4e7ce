import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { chooseRuntime } from '../../build/electron-runtime.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gatecheck-runtime-'));
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.0.0' }));
  // What the package's own installer does where the download fails.
  writeFileSync(join(folder, 'install.js'), 'process.exit(1);');
});
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A release site that answers like this; it was asked for the checksums of the pinned version. */
async function withSite(answer: RequestListener): Promise<{ readonly runtime: Awaited<ReturnType<typeof chooseRuntime>>; readonly asked: readonly string[]; readonly said: readonly string[] }> {
  const asked: string[] = [];
  const said: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror`);
  // Electron itself is never asked for by the root user; here only the way to it is tried.
  vi.spyOn(process as Required<Pick<NodeJS.Process, 'getuid'>>, 'getuid').mockReturnValue(1_000);
  try {
    return { runtime: await chooseRuntime(root, (line) => said.push(line)), asked, said };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const path = '/mirror/v45.0.0/SHASUMS256.txt';

test('a release site that refuses leaves the desk to the browser, with the reason', async () => {
  const { runtime, asked, said } = await withSite((_request, response) => void response.writeHead(403).end());
  expect(runtime).toEqual({ kind: 'browser', because: "Electron's runtime cannot be fetched from here" });
  expect(asked).toEqual([path]);
  expect(said).toEqual([]);
});

test('a release site that never answers is given up by itself', async () => {
  const { runtime, asked } = await withSite(() => undefined);
  expect(runtime).toEqual({ kind: 'browser', because: "Electron's runtime cannot be fetched from here" });
  expect(asked).toEqual([path]);
});

test('a download that fails is said, and leaves the desk to the browser', async () => {
  const { runtime, said } = await withSite((_request, response) => void response.writeHead(200).end());
  expect(runtime).toEqual({ kind: 'browser', because: "Electron's runtime could not be fetched" });
  expect(said).toEqual(["Fetching Electron's runtime (about 110 MB, once) …"]);
});
