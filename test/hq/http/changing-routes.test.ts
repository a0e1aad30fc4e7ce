import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoDealers } from '../../../hq/demo/demo-people.ts';
import { revokeDesk } from '../../../hq/desk/revoke.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { routesOfContract, type ContractRoute } from '../../../hq/http/contract-routes.ts';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { makeRequest } from '../../../proof/csr.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { sha256 } from '../../../proof/sha256.ts';
import { writeBundle } from '../../../proof/write-bundle.ts';
import { staffRoles } from '../../../shared/dealer/staff-role.ts';
import { pickupSchema } from '../../../shared/delivery/pickup.ts';
import { makeUuid7, type DealerId, type OrderNo, type PersonId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import { fileForm, openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { databaseImage } from '../../kit/database-image.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';
import { csvText, importCells, importRow, utf8 } from '../../kit/import-files.ts';
import { makeOrder } from '../../kit/make-orders.ts';

/** Words that stand only in what belongs to the dealer in the east. */
const secret = 'GEHEIM-8852';

interface Request {
  readonly path: string;
  readonly body?: unknown;
}

interface Visitor {
  readonly name: string;
  readonly who: 'nobody' | 'staff' | 'device' | 'erp';
  readonly roles: readonly string[];
  readonly isForeign: boolean;
  readonly headers: (method: string, path: string, text: string) => Record<string, string>;
}

const { version: _, ...shippedPolicy } = defaultPolicy;
const laterPolicy = { ...shippedPolicy, effectiveFrom: '2026-12-01' };

const changing = [...routesOfContract(deskContract), ...routesOfContract(consoleContract)].filter((route) => route.method !== 'GET' && route.permission.who !== 'anyone');
/** What a person does with an own session is no other's. */
const ofOneself = ['session.signOut', 'session.changePassword'];

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`every changing route with a valid body on ${kind}`, () => {
    let house: ConsoleHq;
    let owner: TestDesk;
    let spare: TestDesk;
    let held: SealedWork;
    let open: SealedWork;
    /** Half fed back, with damage: what is left is in doubt. */
    let doubtful: PickupId;
    let folder: string;
    const visitors: Visitor[] = [];
    const requests = new Map<string, () => Request>();

    async function newDesk(dealer: string, name = '某人'): Promise<TestDesk> {
      const code = await issueCode(house.hq, { dealer: dealer as DealerId, device: null, person: { name, role: 'owner' }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(house.url, house.clock.now);
      expect((await desk.enrol(code.value.code)).status).toBe(200);
      return desk;
    }

    async function cookieOf(username: string, password = 'yanhuo-2026'): Promise<string> {
      const response = await fetch(`${house.url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
      expect(response.status).toBe(200);
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    }

    const deskVisitor = (name: string, desk: TestDesk): Visitor => ({ name, who: 'device', roles: [], isForeign: true, headers: (method, path, text) => desk.sign(method, path, sha256(text)) });
    const goneVisitor = (visitor: Visitor): Visitor => ({ ...visitor, who: 'nobody' });

    beforeAll(async () => {
      house = await openConsoleHq(kind);
      folder = await mkdtemp(join(tmpdir(), 'gatecheck-changing-'));
      owner = await newDesk('JX0012');
      spare = await newDesk('JX0012', '要停用的人');
      const pickup = { id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt: addMs(house.clock.now(), -3 * dayMs) };
      held = owner.seal({ pickup, lines: [{ productClass: 'material', unit: 'piece' }], orderNo: secret, elapsedMs: null, photos: [randomBytes(500)] });
      expect((await owner.put(held)).status).toBe(200);
      doubtful = makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10));
      const half = owner.seal({ pickup: { ...pickup, id: doubtful }, lines: [{ productClass: 'material', unit: 'piece' }, { productClass: 'material', unit: 'piece' }], covers: [1], orderNo: `${secret}-HALF`, elapsedMs: null, photos: [randomBytes(500)] });
      expect((await owner.put(half)).status).toBe(200);
      open = owner.seal({ orderNo: `${secret}-2` });
      const admin = await house.signIn('admin');
      const added = await admin('POST', '/console/v1/staff', { username: 'leaver', name: '离职', phone: '', roles: [...staffRoles], regions: ['east'], password: 'leaver-2026-x' });
      const leaver = await cookieOf('leaver', 'leaver-2026-x');
      const person = { id: added.body.id as string, name: '离职', phone: '', roles: [...staffRoles], regions: ['east'], disabled: true };
      expect((await admin('PUT', `/console/v1/staff/${person.id}`, person)).status).toBe(200);
      const key = (await admin('POST', '/console/v1/import-keys', { name: 'ERP' })).body as { readonly id: string; readonly key: string };
      const revoked = await newDesk('JX0012');
      await revokeDesk(house.hq, { username: 'admin' } as never, revoked.device, 'stolen');
      const gone = await newDesk('JX0012');
      await revokeDesk(house.hq, { username: 'admin' } as never, gone.device, 'lost');
      for (const each of house.demo.signIns) {
        const cookie = await cookieOf(each.username);
        visitors.push({ name: each.username, who: 'staff', roles: each.roles, isForeign: each.region !== null && each.region !== '华东', headers: () => ({ cookie }) });
      }
      visitors.push({ name: 'nobody', who: 'nobody', roles: [], isForeign: true, headers: () => ({}) });
      visitors.push({ name: 'a disabled person', who: 'nobody', roles: [], isForeign: true, headers: () => ({ cookie: leaver }) });
      visitors.push({ name: 'an import key', who: 'erp', roles: [], isForeign: false, headers: () => ({ authorization: `Bearer ${key.key}` }) });
      visitors.push(deskVisitor('another dealer’s desk', await newDesk('JX0047')), goneVisitor(deskVisitor('a revoked desk', revoked)));

      const personCode = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: owner.device, person: { name: '新来的', role: 'inspector' }, by: 'admin' });
      const csr = await makeRequest(makeKeyPair().privateKey, 'signer');
      const order = await house.hq.db.selectFrom('outbound_orders').select('order_no').where('dealer', '=', 'JX0012' as DealerId).where('status', '=', 'on-the-way').executeTakeFirstOrThrow();
      const notices = (await house.hq.db.selectFrom('notices').select('id').where('region', '=', 'east' as never).execute()).map((row) => row.id);
      expect(notices.length).toBeGreaterThan(0);
      const bundle = join(folder, 'work.gcb');
      await writeBundle(bundle, { createdAt: house.clock.now(), dealer: owner.dealer.id, device: owner.device, root: house.hq.keys.authority.certificate.der, records: [{ id: open.record.id, envelope: open.signed }], photos: [], acknowledgements: [], receipts: [] });
      const bundleBytes = await readFile(bundle);
      const csv = (orderNo: string) => fileForm(utf8(csvText(importCells([importRow({ orderNo })]))));
      const preview = (await admin('POST', '/console/v1/imports', csv(`${secret}-IMPORT`))).body as { readonly upload: string; readonly mapping: unknown; readonly errors: unknown[] };
      expect(preview.errors).toEqual([]);
      const region = (await admin('GET', '/console/v1/regions')).body.find((each: { readonly id: string }) => each.id === 'east') as object;
      const dealer = demoDealers.find((each) => each.id === 'JX0012');
      if (!personCode.ok || dealer === undefined || open.record.body.kind !== 'feedback') throw new Error('the house could not be prepared');
      const ownPickup = pickupSchema.parse(open.record.body.pickup);
      const record = `/console/v1/records/${held.record.id}`;
      const all: Readonly<Record<string, Request>> = {
        'enrolment.addPerson': { path: '/wire/v1/persons', body: { code: personCode.value.code, personCsr: csr } },
        'records.put': { path: `/wire/v1/records/${open.record.id}`, body: { record: open.signed } },
        'records.complete': { path: `/wire/v1/records/${held.record.id}/completion` },
        'reports.put': { path: '/wire/v1/reports', body: { pickups: [{ pickup: ownPickup, revision: 7, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 1, parked: 0 }, wall: house.clock.now() } },
        'notices.read': { path: '/console/v1/notices/read', body: { ids: notices } },
        'orders.withdraw': { path: `/console/v1/orders/${order.order_no}/withdrawal`, body: { reason: '客户取消' } },
        'imports.preview': { path: '/console/v1/imports', get body() { return csv(`${secret}-OTHER`); } },
        'imports.map': { path: `/console/v1/imports/${preview.upload}/mapping`, body: { mapping: preview.mapping } },
        'imports.commit': { path: `/console/v1/imports/${preview.upload}/commit`, body: {} },
        'records.see': { path: `${record}/seen`, body: { seen: true } },
        'records.review': { path: `${record}/review`, body: { rule: 'R-TL-9', verdict: 'late', reason: '已电话核实' } },
        'pickups.settle': { path: `/console/v1/pickups/${doubtful}/settlement`, body: { rule: 'R-TL-9', verdict: 'deemed-accepted', reason: '已电话核实' } },
        'desks.issueDeskCode': { path: '/console/v1/desk-codes', body: { dealer: 'JX0012', person: { name: '新人', role: 'inspector' } } },
        'desks.issuePersonCode': { path: `/console/v1/desks/${owner.device}/person-codes`, body: { person: { name: '新人', role: 'inspector' } } },
        'desks.issueRenewalCode': { path: `/console/v1/desks/${owner.device}/renewal-codes`, body: { person: { name: '新人', role: 'inspector' } } },
        'desks.revoke': { path: `/console/v1/desks/${spare.device}/revocation`, body: { reason: '换电脑' } },
        'desks.restore': { path: `/console/v1/desks/${gone.device}/restoration`, body: { reason: '电脑找回来了' } },
        'desks.revokePerson': { path: `/console/v1/persons/${spare.person.id}/revocation`, body: { reason: '离职' } },
        'staff.add': { path: '/console/v1/staff', body: { username: 'newcomer', name: '新人', phone: '', roles: ['production'], regions: [], password: 'newcomer-2026-x' } },
        'staff.change': { path: `/console/v1/staff/${person.id}`, body: { ...person, name: '改名' } },
        'staff.resetPassword': { path: `/console/v1/staff/${person.id}/password`, body: { password: 'another-2026-x' } },
        'regions.put': { path: '/console/v1/regions/east', body: { ...region, dispatcherName: '换人' } },
        'dealers.put': { path: '/console/v1/dealers/JX0012', body: { ...dealer, phone: '138-0000-0000' } },
        'bundles.take': { path: '/console/v1/bundles', get body() { return fileForm(bundleBytes, 'work.gcb'); } },
        'rules.replay': { path: '/console/v1/rules/replay', body: { draft: laterPolicy, days: 30 } },
        'rules.publishPolicy': { path: '/console/v1/rules/policies', body: { basedOn: defaultPolicy.version, draft: laterPolicy } },
        'rules.publishCalendar': { path: '/console/v1/rules/calendar', body: { basedOn: calendar2024To2026.version, source: '通知', year: { year: 2027, holidays: [], makeUpDays: [] } } },
        'keys.issue': { path: '/console/v1/import-keys', body: { name: '另一个' } },
        'keys.revoke': { path: `/console/v1/import-keys/${key.id}` },
        'erp.putOrders': { path: '/erp/v1/outbound-orders', body: { orders: [makeOrder({ orderNo: `${secret}-ERP` as OrderNo })] } },
        'session.changePassword': { path: '/console/v1/session/password', body: { current: 'yanhuo-2026', next: 'changed-2026-x' } },
        'session.signOut': { path: '/console/v1/session' },
      };
      for (const [name, request] of Object.entries(all)) requests.set(name, () => request);
      await scanLimits(house.hq);
    });
    afterAll(async () => {
      await house.close();
      await rm(folder, { recursive: true, force: true });
    });

    function requestOf(route: ContractRoute): Request {
      const request = requests.get(route.name);
      if (request === undefined) throw new Error(`${route.name} changes something and has no valid request here: add one`);
      return { path: request().path, body: request().body };
    }

    async function call(route: ContractRoute, visitor: Visitor): Promise<{ readonly status: number; readonly text: string }> {
      const { path, body } = requestOf(route);
      const text = body === undefined || body instanceof FormData ? '' : JSON.stringify(body);
      const type = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
      const response = await fetch(house.url + path, { method: route.method, headers: { ...visitor.headers(route.method, path, text), ...type }, ...(body === undefined ? {} : { body: body instanceof FormData ? body : text }) });
      return { status: response.status, text: await response.text() };
    }

    const mayEnter = ({ permission }: ContractRoute, visitor: Visitor): boolean =>
      permission.who === visitor.who && (permission.who !== 'staff' || permission.roles.some((role) => visitor.roles.includes(role)));

    it('has a valid request for each of them, and no other', () => {
      expect([...requests.keys()].sort()).toEqual(changing.map((route) => route.name).sort());
    });

    it('turns away whoever a route does not name and writes nothing', async () => {
      for (const route of changing) {
        const before = await databaseImage(house.hq.db);
        for (const visitor of visitors.filter((each) => !mayEnter(route, each))) {
          const { status, text } = await call(route, visitor);
          expect({ route: route.name, visitor: visitor.name, status, isTurnedAway: status === 401 || status === 403, tells: text.includes(secret) }).toMatchObject({ isTurnedAway: true, tells: false });
        }
        expect({ route: route.name, image: await databaseImage(house.hq.db) }).toEqual({ route: route.name, image: before });
      }
    });

    it('gives those who may enter nothing of another region or dealer to change', async () => {
      /** What is said, and what may be written, where the request itself is no offence or is kept as evidence. */
      const expected: Readonly<Record<string, { readonly status: number; readonly writes?: readonly string[] }>> = {
        'notices.read': { status: 200 },
        'bundles.take': { status: 200, writes: ['audit', 'counters'] },
        'records.put': { status: 422, writes: ['quarantine', 'notices', 'notice_roles'] },
        'reports.put': { status: 422 },
      };
      for (const route of changing.filter((each) => !ofOneself.includes(each.name))) {
        const { status: wanted, writes } = expected[route.name] ?? { status: 404 };
        const before = await databaseImage(house.hq.db, writes);
        for (const visitor of visitors.filter((each) => mayEnter(route, each) && each.isForeign)) {
          const { status, text } = await call(route, visitor);
          expect({ route: route.name, visitor: visitor.name, status, text: text.includes(secret) }).toEqual({ route: route.name, visitor: visitor.name, status: wanted, text: false });
          if (route.name === 'bundles.take') expect(JSON.parse(text)).toEqual({ accepted: 0, alreadyHeld: 0, refused: [{ record: open.record.id, problem: 'permission.denied' }] });
        }
        expect({ route: route.name, image: await databaseImage(house.hq.db, writes) }).toEqual({ route: route.name, image: before });
      }
      const stranger = visitors.find((each) => each.name === 'another dealer’s desk');
      const path = `/wire/v1/records/${held.record.id}/missing-photos`;
      const missing = await fetch(house.url + path, { headers: stranger?.headers('GET', path, '') ?? {} });
      expect([missing.status, (await missing.text()).includes(held.record.photos[0]?.sha256 ?? '')]).toEqual([404, false]);
    });

    it('streams notices to those whom they are for and to nobody else', async () => {
      const admitted = visitors.filter((each) => each.who === 'staff');
      const stop = new AbortController();
      const heard = new Map<string, string>();
      for (const visitor of visitors) {
        const response = await fetch(`${house.url}/console/v1/notices/stream`, { headers: visitor.headers('GET', '/console/v1/notices/stream', ''), signal: stop.signal });
        expect([visitor.name, response.status === 200, [200, 401, 403].includes(response.status)]).toEqual([visitor.name, admitted.includes(visitor), true]);
        heard.set(visitor.name, '');
        if (response.status === 200) void listen(response, (text) => heard.set(visitor.name, (heard.get(visitor.name) ?? '') + text));
      }
      const orderNo = `${secret}-REFUSED`;
      const desk = await newDesk('JX0012');
      expect((await desk.put(desk.seal({ kind: 'refusal', orderNo }))).status).toBe(200);
      await expect.poll(() => heard.get('dispatcher-east'), { timeout: 20_000 }).toContain(orderNo);
      // One more for the centre, so that each stream there has had its turn after the refusal of the east.
      const central = await newDesk('JX0047');
      expect((await central.put(central.seal({ kind: 'refusal', orderNo: 'CENTRAL-1' }))).status).toBe(200);
      await expect.poll(() => heard.get('dispatcher-central'), { timeout: 20_000 }).toContain('CENTRAL-1');
      stop.abort();
      for (const visitor of visitors.filter((each) => each.isForeign)) expect([visitor.name, heard.get(visitor.name)?.includes(secret)]).toEqual([visitor.name, false]);
    });

    it('refuses what a revoked person has signed, whoever brings it', async () => {
      const desk = await newDesk('JX0012', '已停用的人');
      const work = desk.seal({ orderNo: `${secret}-3` });
      const admin = await house.signIn('admin');
      expect((await admin('POST', `/console/v1/persons/${desk.person.id}/revocation`, { reason: '离职' })).status).toBe(200);
      // The chain goes on behind the record, which is remembered as refused, with its goods.
      const kept = ['quarantine', 'notices', 'notice_roles', 'devices', 'refused_links', 'refused_goods'];
      const before = await databaseImage(house.hq.db, kept);
      const answer = await desk.put(work);
      expect([answer.status, answer.body.data.code]).toEqual([422, 'record.signer-revoked']);
      expect(await databaseImage(house.hq.db, kept)).toEqual(before);
      expect(await house.hq.db.selectFrom('quarantine').select('problem').where('device', '=', desk.device).execute()).toEqual([{ problem: 'record.signer-revoked' }]);
      expect((await house.hq.db.selectFrom('persons').select('revoked_at').where('id', '=', desk.person.id as PersonId).executeTakeFirstOrThrow()).revoked_at).not.toBeNull();
    });

    it('does each for those whose it is: the requests were valid', async () => {
      const doers: Readonly<Record<string, string>> = { 'records.review': 'assistant-east', 'pickups.settle': 'assistant-east', 'rules.publishPolicy': 'operations' };
      const named = (name: string): Visitor => visitors.find((each) => each.name === name) ?? deskVisitor(name, owner);
      for (const route of changing) {
        const visitor = route.permission.who === 'device' ? deskVisitor('the owner', owner) : route.permission.who === 'erp' ? named('an import key') : named(doers[route.name] ?? 'admin');
        if (route.name === 'keys.revoke' || route.name === 'session.signOut' || route.name === 'records.complete') continue;
        const { status, text } = await call(route, visitor);
        expect([route.name, status, status === 200 ? '' : text]).toEqual([route.name, 200, '']);
      }
      for (const name of ['keys.revoke', 'session.signOut']) {
        const route = changing.find((each) => each.name === name);
        if (route !== undefined) expect([name, (await call(route, named('admin'))).status]).toEqual([name, 200]);
      }
    });
  });
}

async function listen(response: Response, hear: (text: string) => void): Promise<void> {
  try {
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) hear(chunk);
  } catch {
    // The listener hung up.
  }
}
