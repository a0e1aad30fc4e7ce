import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMissingPages } from '../../build/missing-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const password = 'long-enough-2026';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-hq-alone-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Alone {
  readonly url: string;
  /** What it has said to people so far. */
  readonly said: () => string;
  readonly end: () => Promise<void>;
}

/** HQ as a person starts it; resolves once it has said how to end it. */
async function startAlone(script: string, data: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, last = 'End with Ctrl+C.'): Promise<Alone> {
  const child = spawn(process.execPath, [join(root, script), '--data', join(folder, data), '--port', '0', ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  let out = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  await expect.poll(() => out.includes('\n') && said.includes(last), { timeout: 60_000 }).toBe(true);
  return {
    url: (JSON.parse(out) as { readonly listening: string }).listening,
    said: () => said,
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const signIn = (url: string, name: string) => fetch(`${url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: name, password }) });

test('HQ alone opens its console, says where, and how somebody can sign in at all', async () => {
  const first = await startAlone('build/hq.ts', 'alone');
  expect(first.said()).toContain(`HQ console   ${first.url}\n`);
  expect(first.said()).toContain('Nobody can sign in yet');
  expect(first.said()).toContain('npm run hq -- --administrator admin');
  const page = await fetch(`${first.url}/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  await first.end();

  const second = await startAlone('build/hq.ts', 'alone', ['--administrator', 'head-office'], { GATECHECK_HQ_PASSWORD: password });
  expect(second.said()).toContain('Administrator head-office was added');
  expect(second.said()).not.toContain('Nobody can sign in');
  expect(second.said()).not.toContain(password);
  expect((await signIn(second.url, 'head-office')).status).toBe(200);
  await second.end();

  const third = await startAlone('build/hq.ts', 'alone', ['--administrator', 'somebody'], { GATECHECK_HQ_PASSWORD: password });
  expect(third.said()).toContain('somebody was not added');
  expect((await signIn(third.url, 'somebody')).status).toBe(401);
  await third.end();
});

test('HQ for programs warns in its log of a missing console and a missing administrator', async () => {
  const hq = await startAlone('hq/main.ts', 'programs', ['--pages', join(folder, 'nothing')], {}, 'nobody can sign in');
  expect(hq.said()).toContain('no console: its pages are not built');
  expect((await fetch(`${hq.url}/`)).status).toBe(404);
  await hq.end();
});

test('pages that are not built yet are built once', async () => {
  const said: string[] = [];
  const pages = await buildMissingPages(root, 'hq', (line) => said.push(line), join(folder, 'out'));
  expect(said).toEqual(['Building the pages …']);
  const hq = await startAlone('build/hq.ts', 'built', ['--pages', pages]);
  expect(hq.said()).toContain('HQ console');
  expect(await (await fetch(`${hq.url}/`)).text()).toContain('<div id="root">');
  await hq.end();
  await buildMissingPages(root, 'hq', (line) => said.push(line), join(folder, 'out'));
  expect(said).toHaveLength(1);
});
