import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatecheck-demo-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('npm run demo does the main job and tells it as one object that is documented', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', '..', 'build', 'demo.ts'), '--json', '--keep', folder]);
  const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, never> & { readonly receipts: readonly string[]; readonly sealed: readonly { readonly id: string }[]; readonly acknowledgements: readonly { readonly record: string }[] };
  expect(Object.keys(told).toSorted()).toEqual(['acknowledgements', 'afterSyncQueued', 'damagePoints', 'findings', 'limits', 'offlineQueued', 'outboundOrder', 'photos', 'pickups', 'receipts', 'sealed', 'seconds', 'verify']);
  expect(told).toMatchObject({ pickups: 2, afterSyncQueued: 0, verify: { ok: true }, photos: { given: expect.any(Number) as number, accepted: expect.any(Number) as number, refused: expect.any(Array) as unknown[] } });
  expect(told['offlineQueued']).toBe(told.sealed.length);
  expect(told.acknowledgements.map(({ record }) => record).toSorted()).toEqual(told.sealed.map(({ id }) => id).toSorted());
  expect(told.receipts.length).toBe(told.sealed.length);
  expect(told.receipts.filter((path) => !existsSync(path))).toEqual([]);
});
