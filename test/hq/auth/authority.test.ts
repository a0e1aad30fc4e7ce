import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOfSignedText } from '../../../proof/signed-text.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

let house: ConsoleHq;
let stranger: ConsoleHq;
let folder: string;
beforeAll(async () => {
  [house, stranger] = await Promise.all([openConsoleHq('sqlite'), openConsoleHq('sqlite')]);
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-authority-'));
});
afterAll(async () => {
  await Promise.all([house.close(), stranger.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** The exit code of `npm run verify -- FILE --ca CA`. */
function verify(file: string, ca: string): Promise<number> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['build/verify.ts', join(folder, file), '--ca', join(folder, ca)], (error) => {
      resolve(error === null ? 0 : Number(error.code));
    });
  });
}

test('anybody gets HQ’s root certificate as a file, and what HQ’s desks sealed is verified against it and no other', async () => {
  const answer = await house.nobody('GET', '/ca.cer');
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/pkix-cert', 'attachment; filename="ca.cer"']);
  expect(new X509Certificate(answer.bytes).ca).toBe(true);

  const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
  const desk = new TestDesk(house.url, house.clock.now);
  expect((await desk.enrol(code.ok ? code.value.code : '')).status).toBe(200);
  expect(Buffer.from(answer.bytes).toString('base64')).toBe(desk.ca);
  await writeFile(join(folder, 'record.json'), fileOfSignedText(desk.seal().signed));
  await writeFile(join(folder, 'ca.cer'), answer.bytes);
  await writeFile(join(folder, 'other.cer'), (await stranger.nobody('GET', '/ca.cer')).bytes);
  expect(await verify('record.json', 'ca.cer')).toBe(0);
  expect(await verify('record.json', 'other.cer')).toBe(1);
});

test('the OpenAPI document tells of it as a route for anyone', async () => {
  const document = (await house.nobody('GET', '/openapi.json')).body as { paths: Record<string, { get?: { security: unknown[] } }> };
  expect(document.paths['/ca.cer']?.get?.security).toEqual([]);
});
