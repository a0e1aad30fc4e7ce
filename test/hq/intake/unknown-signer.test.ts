import { randomBytes, type KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { base64 } from '../../../proof/base64.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { issueCertificate, makeRootCertificate } from '../../../proof/issue-certificate.ts';
import { writeBundle } from '../../../proof/write-bundle.ts';
import type { DealerId, PersonId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs } from '../../../shared/kernel/instant.ts';
import { fileForm, openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';
import { uuid } from '../../kit/proof-house.ts';

describe.each(['sqlite', 'postgres'] as const)('a record whose signer HQ does not know on %s', (kind) => {
  let house: ConsoleHq;
  let other: { readonly root: Uint8Array; readonly rootKey: KeyObject };
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    const { privateKey } = makeKeyPair();
    const validity = { notBefore: addMs(house.clock.now(), -dayMs), notAfter: addMs(house.clock.now(), 999 * dayMs) };
    other = { rootKey: privateKey, root: await makeRootCertificate({ name: 'GateCheck 总部', key: privateKey, serial: randomBytes(16), ...validity }) };
  });
  afterAll(() => house.close());

  async function newDesk(): Promise<TestDesk> {
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code.value.code)).status).toBe(200);
    return desk;
  }

  /** Seals as somebody whom this issuer has certified for the desk and HQ has not on its books; the desk's own person signs again afterwards. */
  async function sealAsStranger(desk: TestDesk, issuer: { readonly root: Uint8Array; readonly rootKey: KeyObject }, wish: Parameters<TestDesk['seal']>[0] = {}): Promise<SealedWork> {
    const { person, personKey, personCertificate } = desk;
    const pair = makeKeyPair();
    desk.person = { id: uuid<PersonId>(), name: '旧总部的人', role: 'inspector' };
    desk.personKey = pair.privateKey;
    const validity = { notBefore: addMs(house.clock.now(), -1_000), notAfter: addMs(house.clock.now(), 900 * dayMs) };
    const holder = { kind: 'person' as const, name: desk.person.name, dealer: desk.dealer.id, device: desk.device, person: desk.person.id, role: desk.person.role };
    desk.personCertificate = base64(await issueCertificate({ ...issuer, publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }), holder, serial: randomBytes(16), ...validity }));
    const work = desk.seal(wish);
    Object.assign(desk, { person, personKey, personCertificate });
    return work;
  }

  const hqIssuer = () => ({ root: house.hq.keys.authority.certificate.der, rootKey: house.hq.keys.rootKey });
  const issuers = [['another HQ', () => other], ['this HQ, which has forgotten it', hqIssuer]] as const;
  const codeOf = (answer: { readonly status: number; readonly body: { readonly data?: { readonly code?: string } } }) => [answer.status, answer.body.data?.code];
  const heldOf = (desk: TestDesk) => house.hq.db.selectFrom('records').select('id').where('device', '=', desk.device).orderBy('position').execute();

  it.each(issuers)('certified by %s: is refused and kept, the same each time, and what others seal after it comes in', async (_, issuer) => {
    const desk = await newDesk();
    const first = desk.seal();
    const strange = await sealAsStranger(desk, issuer());
    const next = desk.seal();
    expect(codeOf(await desk.put(strange))).toEqual([409, 'record.chain-broken']);
    expect((await desk.put(first)).status).toBe(200);
    expect(codeOf(await desk.put(next))).toEqual([409, 'record.chain-broken']);
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.put(strange)));
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 5 }, () => [422, 'record.signer-unknown']));
    // A desk of wire 1 does not know that problem; the one it is told it passes over just so.
    desk.wire = 1;
    expect(codeOf(await desk.put(strange))).toEqual([422, 'record.signer-revoked']);
    expect((await desk.put(next)).status).toBe(200);
    desk.wire = 2;
    expect(codeOf(await desk.put(strange))).toEqual([422, 'record.signer-unknown']);
    expect((await heldOf(desk)).map((row) => row.id)).toEqual([first.record.id, next.record.id]);
    const kept = await house.hq.db.selectFrom('quarantine').select(['record_id', 'problem']).where('device', '=', desk.device).where('problem', '=', 'record.signer-unknown').execute();
    expect(kept).toEqual([{ record_id: strange.record.id, problem: 'record.signer-unknown' }]);
  });

  it.each(issuers)('certified by %s: moves no chain when a person brings it in a bundle; once its own desk has handed it in, what follows comes in by the bundle', async (_, issuer) => {
    const desk = await newDesk();
    const strange = await sealAsStranger(desk, issuer());
    const next = desk.seal();
    const folder = await mkdtemp(join(tmpdir(), 'gatecheck-strange-'));
    try {
      await writeBundle(join(folder, 'work.gcb'), {
        createdAt: house.clock.now(), dealer: desk.dealer.id, device: desk.device, root: house.hq.keys.authority.certificate.der,
        records: [strange, next].map((work) => ({ id: work.record.id, envelope: work.signed })), photos: [], acknowledgements: [], receipts: [],
      });
      const bytes = await readFile(join(folder, 'work.gcb'));
      const assistant = await house.signIn('assistant-east');
      const problems = async () => (await assistant('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'))).body.refused.map((each: { problem: string }) => each.problem) as readonly string[];
      expect(await problems()).toEqual(['record.certificate-wrong', 'record.chain-broken']);
      expect(await house.hq.db.selectFrom('refused_links').select('record').where('device', '=', desk.device).execute()).toEqual([]);
      expect(codeOf(await desk.put(strange))).toEqual([422, 'record.signer-unknown']);
      expect(await problems()).toHaveLength(1);
      expect((await house.hq.db.selectFrom('records').select(['id', 'came_by']).where('device', '=', desk.device).execute())).toEqual([{ id: next.record.id, came_by: 'bundle' }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('moves no chain when another desk hands it in, when it is not well formed, or when its signature is not its own', async () => {
    const [desk, thief] = [await newDesk(), await newDesk()];
    const strange = await sealAsStranger(desk, other, { keepChain: true });
    expect(codeOf(await thief.put(strange))).toEqual([422, 'record.foreign']);
    const forged = { ...strange.signed, signature: (await sealAsStranger(desk, other, { keepChain: true })).signed.signature };
    expect(codeOf(await desk.put({ record: strange.record, signed: forged }))).toEqual([422, 'record.certificate-wrong']);
    const wider = await sealAsStranger(desk, other, { keepChain: true, change: (record) => ({ ...record, extra: 'x' }) as typeof record });
    expect(codeOf(await desk.put(wider))).toEqual([422, 'record.certificate-wrong']);
    const named = await sealAsStranger(desk, other, { keepChain: true, change: (record) => ({ ...record, person: thief.person }) });
    expect(codeOf(await desk.put(named))).toEqual([422, 'record.certificate-wrong']);
    expect(await house.hq.db.selectFrom('refused_links').select('record').where('device', 'in', [desk.device, thief.device]).execute()).toEqual([]);
    expect((await desk.put(desk.seal())).status).toBe(200);
  });

  it('carries no other text under its id, and its place is not taken twice', async () => {
    const desk = await newDesk();
    const strange = await sealAsStranger(desk, other);
    expect(codeOf(await desk.put(strange))).toEqual([422, 'record.signer-unknown']);
    const { id, sequence, previous } = strange.record;
    expect(codeOf(await desk.put(desk.seal({ keepChain: true, change: (record) => ({ ...record, id, sequence, previous }) })))).toEqual([409, 'record.id-taken']);
    expect(codeOf(await desk.put(desk.seal({ keepChain: true, change: (record) => ({ ...record, sequence, previous }) })))).toEqual([409, 'record.chain-broken']);
  });

  it('is refused as before where its desk was revoked', async () => {
    const desk = await newDesk();
    const strange = await sealAsStranger(desk, other);
    const admin = await house.signIn('admin');
    expect((await admin('POST', `/console/v1/desks/${desk.device}/revocation`, { reason: '换电脑' })).status).toBe(200);
    expect(codeOf(await desk.put(strange))).toEqual([403, 'device.revoked']);
    expect(await house.hq.db.selectFrom('refused_links').select('record').where('device', '=', desk.device).execute()).toEqual([]);
  });
});
