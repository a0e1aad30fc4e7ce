import { beforeAll, expect, test } from 'vitest';
import { base64 } from '../../proof/base64.ts';
import { makeKeyPair, signMessage } from '../../proof/ecdsa.ts';
import { makeAnchor } from '../../proof/anchor.ts';
import { openRecord, recordHash, signRecord } from '../../proof/record.ts';
import { sha256 } from '../../proof/sha256.ts';
import { openSignedText, signText } from '../../proof/signed-text.ts';
import { canonicalText, type CanonicalValue } from '../../shared/kernel/canonical-text.ts';
import type { DeviceId, PersonId, PhotoId, Sha256 } from '../../shared/kernel/ids.ts';
import { addMs } from '../../shared/kernel/instant.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { makeProofHouse, uuid, type ProofHouse } from '../kit/proof-house.ts';
import { makeSample, type Sample } from '../kit/sealed-sample.ts';

let house: ProofHouse;
let other: ProofHouse;
let sample: Sample;

beforeAll(async () => {
  [house, other] = await Promise.all([makeProofHouse(), makeProofHouse()]);
  sample = makeSample(house, { lines: 4, findings: 2, photosPerFinding: 3 });
});

function resigned(change: (record: SealedRecord) => unknown): SignedText {
  return signText(change(sample.record) as CanonicalValue, house.personKey, house.personCertificate);
}

/** A text of any spelling, signed as it stands. */
function signedAsIs(text: string): SignedText {
  return { text, signature: base64(signMessage(house.personKey, text)), certificate: base64(house.personCertificate) };
}

function codeOf(signed: SignedText): string {
  const opened = openRecord(signed, house.authority);
  return opened.ok ? 'ok' : opened.problem.code;
}

test('a sealed record opens, and its hash is that of its text', () => {
  const opened = openRecord(sample.envelope, house.authority);
  expect(opened).toMatchObject({ ok: true, value: { record: sample.record, hash: sha256(canonicalText(sample.record)) } });
  expect(recordHash(sample.envelope)).toBe(sha256(sample.envelope.text));
});

test('another spelling of the same record is not canonical, though truly signed', () => {
  expect(codeOf(signedAsIs(`${sample.envelope.text} `))).toBe('record.not-canonical');
  expect(codeOf(signedAsIs(JSON.stringify(sample.record, null, 1)))).toBe('record.not-canonical');
  expect(codeOf(signedAsIs(sample.envelope.text.replace('{"body"', '{"body":1,"body"')))).toBe('record.not-canonical');
});

test('fields that are unknown, missing or contradict each other are refused, never stripped', () => {
  const cases: readonly (readonly [string, (record: SealedRecord) => unknown])[] = [
    ['unknown field', (record) => ({ ...record, extra: 1 })],
    ['unknown inner field', (record) => ({ ...record, body: { ...record.body, extra: 1 } })],
    ['missing field', (record) => ({ ...record, shown: undefined })],
    ['photo count', (record) => ({ ...record, photoCount: record.photoCount + 1 })],
    ['photo nobody uses', (record) => ({ ...record, photoCount: record.photoCount + 1, photos: [...record.photos, { ...record.photos[0], id: uuid<PhotoId>() }] })],
    ['photo listed with another hash', (record) => ({ ...record, photos: record.photos.map((photo, index) => (index === 0 ? { ...photo, sha256: sha256('other') } : photo)) })],
    ['first record with a previous one', (record) => ({ ...record, previous: sha256('x') })],
    ['later record without a previous one', (record) => ({ ...record, sequence: 2 })],
    ['running time without an anchor', (record) => ({ ...record, time: { ...record.time, anchor: null } })],
    ['line that the pickup does not have', (record) => ({ ...record, body: { ...record.body, lines: 'lines' in record.body ? record.body.lines.map((line) => ({ ...(line as object), line: 'CK-9#1' })) : [] } })],
  ];
  for (const [name, change] of cases) expect([name, codeOf(resigned(change))]).toEqual([name, 'record.unknown-shape']);
});

test('signature and certificate: each is judged by itself', async () => {
  const wrongKey = signRecord(sample.record, makeKeyPair().privateKey, house.personCertificate);
  expect(codeOf(wrongKey)).toBe('record.signature-wrong');
  expect(codeOf({ ...sample.envelope, signature: base64(Buffer.alloc(64)) })).toBe('record.signature-wrong');
  expect(codeOf(signRecord(sample.record, house.personKey, other.personCertificate))).toBe('record.certificate-wrong');
  expect(codeOf(signRecord(sample.record, house.deviceKey, house.deviceCertificate))).toBe('record.certificate-wrong');
  expect(codeOf(signRecord(sample.record, house.hq.key, house.hq.certificate))).toBe('record.certificate-wrong');
});

test('the second of the two signatures that ECDSA knows for a text is refused', () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytes = Buffer.from(sample.envelope.signature, 'base64');
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex').copy(bytes, 32);
  expect(codeOf({ ...sample.envelope, signature: base64(bytes) })).toBe('record.signature-wrong');
});

test('a record that names another person, desk or dealer than its certificate is foreign', async () => {
  const { dealer, device, person } = house;
  const stand = async (holder: { dealer?: typeof dealer; device?: DeviceId; id?: PersonId; name?: string; role?: 'owner' }) => {
    const certificate = await house.certify(
      { kind: 'person', name: holder.name ?? person.name, dealer: holder.dealer ?? dealer, device: holder.device ?? device, person: holder.id ?? person.id, role: holder.role ?? person.role },
      makePublic(),
    );
    return codeOf(signRecord(sample.record, house.personKey, certificate));
  };
  const publicKey = house.authority.opened.get(base64(house.personCertificate))?.publicKey;
  const makePublic = () => publicKey ?? makeKeyPair().publicKey;
  expect(await stand({})).toBe('ok');
  expect(await stand({ dealer: 'BJ-001' as typeof dealer })).toBe('record.foreign');
  expect(await stand({ device: uuid<DeviceId>() })).toBe('record.foreign');
  expect(await stand({ id: uuid<PersonId>() })).toBe('record.foreign');
  expect(await stand({ name: '李四' })).toBe('record.foreign');
  expect(await stand({ role: 'owner' })).toBe('record.foreign');
});

test('R-TL-19: the anchor inside must be HQ’s, and this desk’s', () => {
  const anchor = { format: 'gatecheck-anchor/1', device: house.device, nonce: 'b'.repeat(32), hqTime: addMs(sample.record.time.wall, -1_000), epoch: '0'.repeat(32) } as const;
  const withAnchor = (signed: SignedText) => resigned((record) => ({ ...record, time: { ...record.time, anchor: signed } }));
  expect(codeOf(withAnchor(makeAnchor(anchor, house.hq.key, house.hq.certificate)))).toBe('ok');
  expect(codeOf(withAnchor(makeAnchor({ ...anchor, device: uuid<DeviceId>() }, house.hq.key, house.hq.certificate)))).toBe('record.foreign');
  expect(codeOf(withAnchor(makeAnchor(anchor, house.personKey, house.personCertificate)))).toBe('record.certificate-wrong');
  expect(codeOf(withAnchor(makeAnchor(anchor, house.personKey, house.hq.certificate)))).toBe('record.signature-wrong');
  expect(codeOf(withAnchor(makeAnchor({ ...anchor, hqTime: '2050-01-01T00:00:00.000Z' as typeof anchor.hqTime }, house.hq.key, house.hq.certificate)))).toBe('record.certificate-wrong');
});

test('texts over the limit are refused before anything is computed', () => {
  const huge = signedAsIs(`"${'x'.repeat(16_000_001)}"`);
  expect(openSignedText(huge, house.authority, 'person')).toMatchObject({ ok: false, problem: { code: 'record.over-limit' } });
});

test('a record with the largest lists opens: 4,000 lines, 200 damage points, 8,000 photos', () => {
  const large = makeSample(house, { lines: 4_000, findings: 200, photosPerFinding: 40 });
  expect(Buffer.byteLength(large.envelope.text)).toBeLessThan(16_000_000);
  expect(openRecord(large.envelope, house.authority).ok).toBe(true);
});

test('certificates with another issuer’s bytes never pass for remembered ones', () => {
  expect(codeOf(sample.envelope)).toBe('ok');
  const bytes = Buffer.from(sample.envelope.certificate, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(codeOf({ ...sample.envelope, certificate: base64(bytes) })).toBe('record.certificate-wrong');
  expect(codeOf({ ...sample.envelope, certificate: `${sample.envelope.certificate}` })).toBe('ok');
  const hash: Sha256 = recordHash(sample.envelope);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
