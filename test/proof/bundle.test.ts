import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBundle } from '../../proof/open-bundle.ts';
import { sha256 } from '../../proof/sha256.ts';
import { judgeBundle } from '../../proof/verify-bundle.ts';
import { writeBundle, type BundleContents } from '../../proof/write-bundle.ts';
import { recordHash, signRecord } from '../../proof/record.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { receiptOf } from '../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../shared/receipt/receipt-text.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { makeProofHouse, type ProofHouse } from '../kit/proof-house.ts';
import { makeSampleReceipt } from '../kit/sample-receipt.ts';
import { acknowledge, drawPicture, makeSample, type Sample } from '../kit/sealed-sample.ts';

let house: ProofHouse;
let first: Sample;
let second: Sample;
let folder: string;
let contents: BundleContents;

beforeAll(async () => {
  house = await makeProofHouse();
  first = await withRealPhotos(makeSample(house, { lines: 2, findings: 1, photosPerFinding: 3 }));
  second = await withRealPhotos(makeSample(house, { lines: 1, findings: 1, photosPerFinding: 3, sequence: 2, previous: recordHash(first.envelope) }));
});

/** The sample again, over photos whose bytes exist. */
async function withRealPhotos(sample: Sample): Promise<Sample> {
  const pictures = await picturesOf(sample);
  const record = structuredClone(sample.record);
  record.photos.forEach((photo, index) => {
    const picture = pictures[index] ?? Buffer.alloc(0);
    for (const finding of 'findings' in record.body ? record.body.findings : []) {
      for (const use of finding.photos) if (use.photo === photo.id) use.sha256 = sha256(picture);
    }
    photo.sha256 = sha256(picture);
    photo.bytes = picture.length;
  });
  record.shown.sha256 = sha256(receiptText(receiptOf(record, receiptWords['zh-CN'])));
  const envelope = signRecord(record, house.personKey, house.personCertificate);
  return { record, envelope, opened: { ...sample.opened, record, hash: recordHash(envelope) } };
}

function picturesOf(sample: Sample): Promise<readonly Buffer[]> {
  return Promise.all(sample.record.photos.map((_, index) => drawPicture(sample.record.sequence * 10 + index, 64, 48)));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-bundle-'));
  const photos: { sha256: Sha256; path: string }[] = [];
  for (const sample of [first, second]) {
    for (const picture of await picturesOf(sample)) {
      const path = join(folder, sha256(picture));
      await writeFile(path, picture);
      photos.push({ sha256: sha256(picture), path });
    }
  }
  const receipt = join(folder, 'receipt.pdf');
  await writeFile(receipt, await makeSampleReceipt(house, first));
  contents = {
    createdAt: '2026-11-20T08:00:00.000Z' as Instant,
    dealer: house.dealer,
    device: house.device,
    root: house.root,
    records: [first, second].map(({ record, envelope }) => ({ id: record.id, envelope })),
    photos,
    acknowledgements: [{ record: first.record.id, of: 'record', envelope: acknowledge(house, first) }],
    receipts: [{ record: first.record.id, path: receipt }],
  };
});

afterEach(() => rm(folder, { recursive: true }));

const given = () => ({ kind: 'given', authority: house.authority }) as const;

async function judged(change: Partial<BundleContents>): Promise<readonly string[]> {
  const path = join(folder, 'out.zip');
  await writeBundle(path, { ...contents, ...change });
  const verdict = await judgeBundle(path, given());
  return verdict.checks.filter((check) => !check.ok).map((check) => check.says);
}

test('what a bundle was given comes out again, byte for byte, and the bundle holds', async () => {
  const path = join(folder, 'out.zip');
  const manifest = await writeBundle(path, contents);
  const bundle = await openBundle(path);
  if (!bundle.ok) throw new Error('must open');
  expect(bundle.value.manifest).toEqual(manifest);
  expect(bundle.value.paths.length).toBe(1 + 2 + 1 + 6 + 1);
  for (const photo of contents.photos) expect(sha256(await bundle.value.read(`photos/${photo.sha256}`, 1_000_000))).toBe(photo.sha256);
  bundle.value.close();
  expect(await judgeBundle(path, given())).toMatchObject({ kind: 'bundle', ok: true });
  expect(await judgeBundle(path, { kind: 'embedded' })).toMatchObject({ ok: true });
});

test('the same contents give the same file, and an existing file is never overwritten', async () => {
  const [left, right] = [join(folder, 'left.zip'), join(folder, 'right.zip')];
  await writeBundle(left, contents);
  await writeBundle(right, contents);
  expect((await readFile(left)).equals(await readFile(right))).toBe(true);
  await expect(writeBundle(left, contents)).rejects.toThrow('EEXIST');
});

test('a bundle with something missing, foreign, renamed or re-ordered is refused', async () => {
  expect(await judged({ photos: contents.photos.slice(1) })).toEqual(['photos-missing']);
  const [one, two] = contents.photos;
  if (one === undefined || two === undefined) throw new Error('two photos');
  await rm(join(folder, 'out.zip'), { force: true });
  expect(await judged({ photos: [{ sha256: one.sha256, path: two.path }, ...contents.photos.slice(1)] })).toEqual(['manifest-differs']);
  await rm(join(folder, 'out.zip'), { force: true });
  expect(await judged({ records: contents.records.slice(1), receipts: [], photos: contents.photos.slice(3) })).toEqual(['acknowledgement-of-another']);
  await rm(join(folder, 'out.zip'), { force: true });
  const stranger = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0, sequence: 2, previous: sha256('elsewhere') });
  expect(await judged({ records: [...contents.records.slice(0, 1), { id: stranger.record.id, envelope: stranger.envelope }], photos: contents.photos.slice(0, 3) })).toEqual(['chain-broken']);
  await rm(join(folder, 'out.zip'), { force: true });
  expect(await judged({ receipts: [{ record: second.record.id, path: contents.receipts[0]?.path ?? '' }] })).toEqual(['receipts-wrong']);
  await rm(join(folder, 'out.zip'), { force: true });
  const other = await makeProofHouse();
  expect(await judged({ root: other.root })).toEqual(['issuer-differs']);
});

test('a damaged archive is unreadable or refused, never a throw; no flipped byte of a photo passes', async () => {
  const path = join(folder, 'out.zip');
  await writeBundle(path, contents);
  const whole = await readFile(path);
  const harmed = join(folder, 'harmed.zip');
  const accepted: number[] = [];
  const photoAt = whole.indexOf(await readFile(contents.photos[0]?.path ?? ''));
  for (const at of [photoAt, photoAt + 400, ...Array.from({ length: 60 }, (_, index) => Math.floor((index * whole.length) / 60))]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    await writeFile(harmed, bytes);
    const verdict = await judgeBundle(harmed, given());
    if (verdict.ok) accepted.push(at);
  }
  expect(accepted.filter((at) => at >= photoAt && at <= photoAt + 400)).toEqual([]);
  await writeFile(harmed, whole.subarray(0, whole.length / 2));
  expect(await judgeBundle(harmed, given())).toMatchObject({ ok: false, checks: [{ says: 'file-unreadable' }] });
  await cp(contents.receipts[0]?.path ?? '', harmed, { force: true });
  expect(await openBundle(harmed)).toMatchObject({ ok: false, problem: { code: 'bundle.unreadable' } });
});
