import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowserDoor, type BrowserDoor } from '../../electron/browser.ts';
import { openDesk, type OpenedDesk } from '../../electron/host/open-desk.ts';
import { DeskInUse } from '../../electron/host/store/lock-desk.ts';
import { problemOf, type DeskBridge } from '../kit/desk-bridge.ts';

let folder: string;
let opened: OpenedDesk;
let door: BrowserDoor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-door-'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  opened = await openDesk({ folder: join(folder, 'desk'), version: 'test', withoutReserve: true });
  door = await openBrowserDoor(opened.desk, { port: 0, pagesDir: join(folder, 'pages'), onOpenUrl: opened.announce });
});
afterAll(async () => {
  await door.close();
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Told> {
  const { port } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (bytes: Buffer) => (body += bytes.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function cookie(): Promise<string> {
  const told = await ask(new URL(door.openUrl()).pathname + new URL(door.openUrl()).search);
  return String((told.headers['set-cookie'] as readonly string[])[0]).split(';')[0] ?? '';
}

test('the printed address opens the desk once; its cookie is for this site and no script', async () => {
  const url = new URL(door.openUrl());
  const first = await ask(url.pathname + url.search);
  expect(first.status).toBe(200);
  expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await ask(url.pathname + url.search)).status).toBe(403);
  expect(door.openUrl()).not.toBe(url.href);
});

test('without the cookie nothing is told, with it the page comes under a strict policy', async () => {
  for (const path of ['/', '/index.html', '/bridge/desk/status', '/photo/x/thumb', '/receipt/x.pdf']) expect((await ask(path)).status).toBe(401);
  const page = await ask('/', { cookie: await cookie() });
  expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>desk</title>' });
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'/);
});

test('another name for this machine, another origin and another site are refused', async () => {
  const mine = { cookie: await cookie() };
  expect((await ask('/', { ...mine, host: 'evil.example:80' })).status).toBe(403);
  expect((await ask('/bridge/desk/sync', { ...mine, origin: 'http://evil.example' }, 'POST')).status).toBe(403);
  expect((await ask('/bridge/desk/sync', { ...mine, 'sec-fetch-site': 'cross-site' }, 'POST')).status).toBe(403);
  expect((await ask('/photo/x/thumb', { ...mine, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('no path leads out of the pages', async () => {
  const mine = { cookie: await cookie() };
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/..%5csecret.txt']) {
    const told = await ask(path, mine);
    expect(told.status).toBe(404);
    expect(told.body).not.toContain('secret');
  }
});

test('calls over HTTP answer a value or a problem, and changes stream', async () => {
  const mine = await cookie();
  const bridge: DeskBridge = createORPCClient(new RPCLink({ url: `${door.url}/bridge`, headers: { cookie: mine } }));
  expect(await bridge.desk.status()).toMatchObject({ enrolled: false, language: 'zh-CN', hq: { state: 'never' } });
  expect(await problemOf(bridge.orders.get({ orderNo: 'CK-NONE' as never }))).toEqual({ code: 'thing.not-found', details: { what: 'order', id: 'CK-NONE' } });
  expect(await problemOf(bridge.orders.get({ orderNo: '' as never }))).toMatchObject({ code: 'input.invalid', details: { field: 'orderNo' } });
  const stop = new AbortController();
  const changes = await bridge.desk.changes(undefined, { signal: stop.signal });
  const first = changes.next();
  await bridge.desk.setLanguage({ language: 'en' });
  expect((await first).value).toEqual({ topic: 'status' });
  stop.abort();
});

test('a second start on the same data is refused and names the address of the first', async () => {
  const refusal = await openDesk({ folder: join(folder, 'desk'), version: 'test', withoutReserve: true }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(DeskInUse);
  expect((refusal as DeskInUse).address).toBe(door.openUrl());
});
