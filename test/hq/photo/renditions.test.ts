import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

let house: ConsoleHq;
let assistant: Caller;
let addresses: readonly string[];

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'photo', 'iphone.heic');

/** What a desk may hand in as evidence, whole and not: HQ keeps every byte, and shows what can be shown. */
beforeAll(async () => {
  house = await openConsoleHq('sqlite');
  assistant = await house.signIn('assistant-east');
  const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  const desk = new TestDesk(house.url, house.clock.now);
  await desk.enrol(code.value.code);
  const heic = await readFile(fixture);
  const photos = [heic, heic.subarray(0, heic.length / 2), await drawPhoto({ seed: 4, width: 640, height: 480, orientation: 6 }), randomBytes(3_000)];
  const types = ['image/heic', 'image/heic', 'image/jpeg', 'image/jpeg'] as const;
  const work = desk.seal({ photos, change: (record) => ({ ...record, photos: record.photos.map((photo, index) => ({ ...photo, type: types[index] ?? photo.type })) }) });
  await desk.put(work);
  for (const photo of photos) await desk.upload(work.record.id, photo);
  addresses = work.record.photos.map((photo) => `/console/v1/records/${work.record.id}/photos/${photo.sha256}`);
});
afterAll(() => house.close());

test('an iPhone picture is shown as JPEG, upright, and its original stays as it came', async () => {
  const { width, height } = await sharp((await assistant('GET', `${addresses[0]}/working`)).bytes).metadata();
  expect([width, height].every((side) => side !== undefined && side > 0 && side <= 2_048)).toBe(true);
  expect(await sharp((await assistant('GET', `${addresses[0]}/thumb`)).bytes).metadata()).toMatchObject({ format: 'jpeg' });
  expect(Buffer.from((await assistant('GET', `${addresses[0]}/original`)).bytes).equals(await readFile(fixture))).toBe(true);
});

test('a picture that the camera held sideways is shown upright', async () => {
  expect(await sharp((await assistant('GET', `${addresses[2]}/working`)).bytes).metadata()).toMatchObject({ width: 480, height: 640 });
});

test('what is no whole picture is said to be none, its bytes can be had, and the next picture is shown', async () => {
  for (const [index, length] of [[1, (await readFile(fixture)).length / 2], [3, 3_000]] as const) {
    const shown = await assistant('GET', `${addresses[index]}/working`);
    expect([shown.status, problemOf(shown)]).toEqual([422, 'photo.wrong-type']);
    expect((await assistant('GET', `${addresses[index]}/original`)).bytes.length).toBe(Math.floor(length));
  }
  expect((await assistant('GET', `${addresses[0]}/thumb`)).status).toBe(200);
});
