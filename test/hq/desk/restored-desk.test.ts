import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { makeRequest } from '../../../proof/csr.ts';
import { sha256 } from '../../../proof/sha256.ts';
import { writeBundle } from '../../../proof/write-bundle.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type DeskAnswer, type SealedWork } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('a desk that HQ has switched off, on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let folder: string;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    folder = await mkdtemp(join(tmpdir(), 'gatecheck-switched-off-'));
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  const codeOf = (answer: DeskAnswer) => answer.body?.data?.code as string;
  const pass = async (ms: number) => {
    house.clock.advance(ms);
    admin = await house.signIn('admin');
  };

  async function newDesk(): Promise<TestDesk> {
    const { code } = (await admin('POST', '/console/v1/desk-codes', { dealer: 'JX0012', person: { name: '周明', role: 'owner' } })).body;
    const desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code)).status).toBe(200);
    return desk;
  }

  const revoke = async (desk: TestDesk, reason = '电脑丢了') => expect((await admin('POST', `/console/v1/desks/${desk.device}/revocation`, { reason })).status).toBe(200);
  const restore = (desk: TestDesk, reason = '电脑找回来了', by = admin) => by('POST', `/console/v1/desks/${desk.device}/restoration`, { reason });

  /** A bundle of these records, uploaded on the console. */
  async function bring(works: readonly [SealedWork, ...SealedWork[]], pictures: readonly Uint8Array[] = []): Promise<{ accepted: number; alreadyHeld: number; refused: { record: string; problem: string }[] }> {
    const path = join(folder, `${randomBytes(6).toString('hex')}.zip`);
    const photos = await Promise.all(
      pictures.map(async (bytes) => {
        const from = join(folder, sha256(bytes));
        await writeFile(from, bytes);
        return { sha256: sha256(bytes), path: from };
      }),
    );
    const { dealer, device } = works[0].record;
    await writeBundle(path, { createdAt: house.clock.now(), dealer, device, root: house.hq.keys.authority.certificate.der, records: works.map(({ record, signed }) => ({ id: record.id, envelope: signed })), photos, acknowledgements: [], receipts: [] });
    const form = new FormData();
    form.append('file', new File([new Uint8Array(await readFile(path))], 'bundle.zip'));
    const answer = await admin('POST', '/console/v1/bundles', form);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  const limitsOf = async (work: SealedWork) => {
    const { body } = work.record;
    if (!('pickup' in body) || typeof body.pickup === 'string') throw new Error('goods are expected');
    await scanLimits(house.hq);
    const [order] = body.pickup.orders;
    const view = (await admin('GET', `/console/v1/orders/${order?.orderNo}`)).body;
    return view.pickups[0].limits as { rule: string; state: string; because: string[] }[];
  };
  const report = async (desk: TestDesk, work: SealedWork) => {
    const { body } = work.record;
    if (!('pickup' in body) || typeof body.pickup === 'string') throw new Error('goods are expected');
    const answer = await desk.call('POST', '/wire/v1/reports', { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });
    expect(answer.status).toBe(200);
  };

  test('goes on where it stood once an administrator restores it, with a reason that is kept', async () => {
    const desk = await newDesk();
    expect((await desk.put(desk.seal())).status).toBe(200);
    await revoke(desk);
    const waiting = desk.seal();
    expect(codeOf(await desk.put(waiting))).toBe('device.revoked');
    for (const reason of ['', ' ']) expect((await restore(desk, reason)).status).toBe(400);
    const manager = await house.signIn('manager-east');
    expect((await restore(desk, 'x', manager)).status).toBe(403);
    await pass(hourMs);
    for (let count = 0; count < 2; count += 1) expect((await restore(desk, `第 ${count + 1} 次`)).body).toMatchObject({ device: desk.device, revokedAt: null, revokedBecause: null });
    await desk.fetchAnchor();
    expect((await desk.put(waiting)).status).toBe(200);
    expect((await desk.put(desk.seal())).status).toBe(200);
    const audit = await house.hq.db.selectFrom('audit').select(['who', 'about', 'details']).where('action', '=', 'restore-desk').where('about', '=', `desk:${desk.device}`).execute();
    expect(audit).toEqual([{ who: 'admin', about: `desk:${desk.device}`, details: '前台电脑: 第 1 次' }]);
    expect(problemOf(await admin('POST', '/console/v1/desks/01890000-0000-7000-8000-000000000000/restoration', { reason: 'x' }))).toBe('thing.not-found');
  });

  test('gets back exactly the certificates that ended with it', async () => {
    const desk = await newDesk();
    const certificates = () => house.hq.db.selectFrom('certificates').select(['fingerprint', 'kind', 'person', 'revoked_at', 'revoked_because']).where('device', '=', desk.device).orderBy('fingerprint').execute();
    const personCode = async (person: unknown) => (await admin('POST', `/console/v1/desks/${desk.device}/person-codes`, { person })).body.code as string;
    await pass(minuteMs);
    await desk.fetchAnchor();
    // A forgotten PIN: the first key is superseded; and a second person.
    await desk.call('POST', '/wire/v1/persons', { code: await personCode({ id: desk.person.id }), personCsr: await makeRequest(desk.personKey, 'signer') });
    const other = await desk.call('POST', '/wire/v1/persons', { code: await personCode({ name: '钱多', role: 'inspector' }), personCsr: await makeRequest(desk.personKey, 'signer') });
    expect(other.status).toBe(200);
    const before = await certificates();
    expect(before).toHaveLength(4);
    await revoke(desk);
    await pass(minuteMs);
    // Meanwhile the second person leaves.
    await admin('POST', `/console/v1/persons/${other.body.person.id}/revocation`, { reason: '离职' });
    await restore(desk);
    const after = await certificates();
    const ofOther = (row: (typeof before)[number]) => row.person === other.body.person.id;
    expect(after.filter((row) => !ofOther(row))).toEqual(before.filter((row) => !ofOther(row)));
    expect(after.find(ofOther)?.revoked_at).not.toBe(null);
  });

  test('has its work taken from a bundle where it was provably sealed before, photos included, and nothing that may be later', async () => {
    const desk = await newDesk();
    const picture = randomBytes(3_000);
    const early = desk.seal({ photos: [picture] });
    await pass(minuteMs);
    await revoke(desk);
    await pass(minuteMs);
    const later = desk.seal();
    const taken = await bring([early, later], [picture]);
    expect(taken).toEqual({ accepted: 1, alreadyHeld: 0, refused: [{ record: later.record.id, problem: 'device.revoked' }] });
    expect(await house.hq.db.selectFrom('records').select(['id', 'came_by', 'photos_arrived']).where('device', '=', desk.device).execute()).toEqual([{ id: early.record.id, came_by: 'bundle', photos_arrived: 1 }]);
    expect(await bring([early])).toMatchObject({ accepted: 0, alreadyHeld: 1, refused: [] });
    // Over the line it is still refused, and once restored it goes on behind what came in the bundle.
    expect(codeOf(await desk.put(early))).toBe('device.revoked');
    await restore(desk);
    await desk.fetchAnchor();
    expect((await desk.put(early)).status).toBe(200);
    expect((await desk.put(later)).status).toBe(200);
  });

  test('proves nothing without an anchor or across a restart, and of a revoked signer nothing counts', async () => {
    const unproved = await newDesk();
    const unanchored = unproved.seal({ elapsedMs: null });
    const restarted = await newDesk();
    const bounded = restarted.seal({ change: (record) => ({ ...record, time: { ...record.time, elapsed: null } }) });
    const signed = await newDesk();
    const early = signed.seal();
    await pass(minuteMs);
    for (const desk of [unproved, restarted, signed]) await revoke(desk);
    await admin('POST', `/console/v1/persons/${signed.person.id}/revocation`, { reason: '离职' });
    await pass(minuteMs);
    expect((await bring([unanchored])).refused).toEqual([{ record: unanchored.record.id, problem: 'device.revoked' }]);
    expect((await bring([bounded])).refused).toEqual([{ record: bounded.record.id, problem: 'device.revoked' }]);
    expect((await bring([early])).refused).toEqual([{ record: early.record.id, problem: 'record.signer-revoked' }]);
  });

  test('R-TL-20, R-TL-23: keeps its goods in doubt, never silent, until it is restored or a person decides; time while it was off is no silence', async () => {
    const desk = await newDesk();
    const material = [{ productClass: 'material' as const, unit: 'piece' as const }];
    const open = desk.seal({ lines: material, keepChain: true });
    const decided = desk.seal({ lines: material, keepChain: true });
    for (const work of [open, decided]) await report(desk, work);
    await pass(2 * dayMs);
    expect(await limitsOf(open)).toMatchObject([{ state: 'no-feedback' }]);
    await revoke(desk);
    await pass(20 * dayMs);
    expect(await limitsOf(open)).toMatchObject([{ state: 'in-doubt', because: ['desk-switched-off'] }]);
    await limitsOf(decided);
    const assistant = await house.signIn('assistant-east');
    const { body } = decided.record;
    if (body.kind !== 'feedback') throw new Error('goods are expected');
    const settled = await assistant('POST', `/console/v1/pickups/${body.pickup.id}/settlement`, { rule: 'R-TL-9', verdict: 'kept-open', reason: '电脑没找回来，电话说有损伤' });
    expect(settled.status).toBe(200);
    await restore(desk);
    expect(await limitsOf(open)).toMatchObject([{ state: 'no-feedback', because: [] }]);
    await pass(4 * dayMs);
    expect(await limitsOf(open)).toMatchObject([{ state: 'no-feedback' }]);
    await pass(2 * dayMs);
    expect(await limitsOf(open)).toMatchObject([{ state: 'deemed-accepted', because: ['silence'] }]);
    // What a person decided stands.
    expect(await limitsOf(decided)).toMatchObject([{ state: 'kept-open', because: ['reviewed'] }]);
  });

  test('a verdict that rests on silence or contact from before stays', async () => {
    const desk = await newDesk();
    const silent = desk.seal({ lines: [{ productClass: 'material', unit: 'piece' }], keepChain: true });
    await report(desk, silent);
    await pass(8 * dayMs);
    expect(await limitsOf(silent)).toMatchObject([{ state: 'deemed-accepted', because: ['silence'] }]);
    await revoke(desk);
    await pass(dayMs);
    const { body } = silent.record;
    if (body.kind !== 'feedback') throw new Error('goods are expected');
    await house.hq.db.updateTable('pickup_limits').set({ settled: 0 }).where('pickup', '=', body.pickup.id).execute();
    expect(await limitsOf(silent)).toMatchObject([{ state: 'deemed-accepted', because: ['silence'] }]);
  });
});
