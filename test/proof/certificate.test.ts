import { randomBytes, X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { base64 } from '../../proof/base64.ts';
import { isValidAt, openAuthority, openCertificate } from '../../proof/certificate.ts';
import { makeRequest, openRequest } from '../../proof/csr.ts';
import { makeKeyPair } from '../../proof/ecdsa.ts';
import { issueCertificate, makeRootCertificate } from '../../proof/issue-certificate.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { makeProofHouse, type ProofHouse } from '../kit/proof-house.ts';

let house: ProofHouse;
beforeAll(async () => {
  house = await makeProofHouse();
});

const at = (text: string) => text as Instant;

test('the root and what it issued satisfy another reader of X.509', () => {
  const root = new X509Certificate(house.root);
  expect(root.ca).toBe(true);
  expect(root.verify(root.publicKey)).toBe(true);
  for (const bytes of [house.hq.certificate, house.deviceCertificate, house.personCertificate]) {
    const certificate = new X509Certificate(bytes);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(root)).toBe(true);
    expect(certificate.verify(root.publicKey)).toBe(true);
  }
  expect(new X509Certificate(house.personCertificate).subject).toContain('CN=张建国');
});

test('each certificate opens for its own purpose and for no other', () => {
  const all = { hq: house.hq.certificate, device: house.deviceCertificate, person: house.personCertificate };
  for (const [own, bytes] of Object.entries(all)) {
    for (const kind of ['hq', 'device', 'person'] as const) expect([own, kind, openCertificate(base64(bytes), house.authority, kind).ok]).toEqual([own, kind, own === kind]);
  }
  expect(openCertificate(base64(house.personCertificate), house.authority, 'person')).toMatchObject({
    value: { holder: { kind: 'person', name: house.person.name, dealer: house.dealer, device: house.device, person: house.person.id, role: 'inspector' } },
  });
});

test('a root opens as a root; a person’s certificate does not', () => {
  expect(openAuthority(house.root)).toMatchObject({ ok: true });
  expect(openAuthority(house.personCertificate)).toMatchObject({ ok: false, problem: { code: 'record.certificate-wrong' } });
  expect(openAuthority(Buffer.from('nothing'))).toMatchObject({ ok: false });
  expect(openCertificate(base64(house.root), house.authority, 'hq').ok).toBe(false);
});

test('a certificate signed by a person’s key, or by another root, is refused', async () => {
  const key = makeKeyPair();
  const spki = key.publicKey.export({ format: 'der', type: 'spki' });
  const validity = { notBefore: at('2026-01-01T00:00:00.000Z'), notAfter: at('2030-01-01T00:00:00.000Z') };
  const holder = { kind: 'hq', name: 'GateCheck 总部' } as const;
  const byPerson = await issueCertificate({ root: house.root, rootKey: house.personKey, publicKey: spki, holder, serial: randomBytes(16), ...validity });
  const twin = makeKeyPair();
  const twinRoot = await makeRootCertificate({ name: house.authority.certificate.holder.name, key: twin.privateKey, serial: randomBytes(16), ...validity });
  const byTwin = await issueCertificate({ root: twinRoot, rootKey: twin.privateKey, publicKey: spki, holder, serial: randomBytes(16), ...validity });
  for (const bytes of [byPerson, byTwin]) expect(openCertificate(base64(bytes), house.authority, 'hq').ok).toBe(false);
});

test('validity counts whole seconds, both ends included, and never reaches past the root’s', async () => {
  const opened = openCertificate(base64(house.personCertificate), house.authority, 'person');
  if (!opened.ok) throw new Error('must open');
  const cases: readonly (readonly [string, boolean])[] = [
    ['2025-12-31T23:59:59.999Z', false],
    ['2026-01-01T00:00:00.000Z', true],
    ['2046-01-01T00:00:00.999Z', true],
    ['2046-01-01T00:00:01.000Z', false],
  ];
  for (const [instant, isValid] of cases) expect([instant, isValidAt(opened.value, at(instant))]).toEqual([instant, isValid]);
  const spki = makeKeyPair().publicKey.export({ format: 'der', type: 'spki' });
  const longer = await issueCertificate({ root: house.root, rootKey: house.rootKey, publicKey: spki, holder: { kind: 'hq', name: 'x' }, serial: randomBytes(16), notBefore: at('2026-01-01T00:00:00.000Z'), notAfter: at('2046-01-01T00:00:01.000Z') });
  expect(openCertificate(base64(longer), house.authority, 'hq').ok).toBe(false);
});

test('validity after 2049 is written and read in its other form', async () => {
  const key = makeKeyPair();
  const root = await makeRootCertificate({ name: 'r', key: key.privateKey, serial: randomBytes(16), notBefore: at('2026-01-01T00:00:00.000Z'), notAfter: at('2056-06-01T00:00:00.000Z') });
  expect(openAuthority(root)).toMatchObject({ ok: true, value: { certificate: { notAfter: '2056-06-01T00:00:00.000Z' } } });
});

test('every bit of a certificate counts', () => {
  const accepted: number[] = [];
  for (let place = 0; place < house.personCertificate.length * 8; place += 1) {
    const bytes = Buffer.from(house.personCertificate);
    bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
    if (openCertificate(base64(bytes), house.authority, 'person').ok) accepted.push(place);
  }
  expect(accepted).toEqual([]);
});

test('a certificate request proves its key; every bit of it counts', async () => {
  const { privateKey, publicKey } = makeKeyPair();
  const request = await makeRequest(privateKey, '王芳');
  expect(openRequest(request)).toMatchObject({ ok: true, value: { name: '王芳', publicKey: publicKey.export({ format: 'der', type: 'spki' }) } });
  const bytes = Buffer.from(request, 'base64');
  const accepted: number[] = [];
  for (let place = 0; place < bytes.length * 8; place += 1) {
    const flipped = Buffer.from(bytes);
    flipped[place >> 3] = (flipped[place >> 3] ?? 0) ^ (1 << (place & 7));
    if (openRequest(base64(flipped)).ok) accepted.push(place);
  }
  expect(accepted).toEqual([]);
  expect(openRequest('').ok).toBe(false);
});
