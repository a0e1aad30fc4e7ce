import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffRoles } from '../../../shared/dealer/staff-role.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Permission } from '../../../shared/wire/permission.ts';
import { sha256 } from '../../../proof/sha256.ts';
import { revokeDesk } from '../../../hq/desk/revoke.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { routesOfContract } from '../../../hq/http/contract-routes.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { metadata, TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

/** Words that stand only in what belongs to the dealer in the east. */
const secret = 'GEHEIM-7741';

interface Visitor {
  readonly name: string;
  readonly kind: 'nobody' | 'staff' | 'device' | 'erp';
  readonly roles: readonly string[];
  /** Whether what belongs to the dealer in the east lies in their sight. */
  readonly seesEast: boolean;
  /** Whether HQ knows them at all any more. */
  readonly isWelcome: boolean;
  readonly headers: (method: string, path: string, body: string | undefined) => Record<string, string>;
}

/** One row of the server's own table. */
interface TableRoute {
  /** The contract's name for it; method and path where it stands beside the contracts. */
  readonly name: string;
  readonly method: string;
  /** As the contracts and the OpenAPI document write it: `/wire/v1/records/{id}`. */
  readonly path: string;
  readonly permission: Permission;
}

const contractRoutes = [...routesOfContract(deskContract), ...routesOfContract(consoleContract)];

/** Every route that `open` registers at the server it makes, as Fastify itself tells of them. */
async function tableOf<Value>(open: () => Promise<Value>): Promise<{ readonly opened: Value; readonly table: readonly TableRoute[] }> {
  const table: TableRoute[] = [];
  const listen = (message: unknown) => {
    (message as { readonly fastify: FastifyInstance }).fastify.addHook('onRoute', (route) => {
      const { permission } = route.config ?? {};
      if (permission === undefined) throw new Error(`${route.url} declares no permission`);
      const path = route.url.replaceAll(/:([A-Za-z0-9]+)/g, '{$1}');
      for (const method of [route.method].flat()) table.push({ name: contractRoutes.find((each) => each.method === method && each.path === path)?.name ?? `${method} ${path}`, method, path, permission });
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    return { opened: await open(), table };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}

/** Whether a request of the method carries a body. */
function hasBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method);
}

function demand(isSo: boolean): void {
  if (!isSo) throw new Error('the house could not be prepared');
}

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`every route with every identity on ${kind}`, () => {
    let house: ConsoleHq;
    let routes: readonly TableRoute[];
    let pages: string;
    let owner: TestDesk;
    let work: SealedWork;
    const photo = randomBytes(9_000);
    const visitors: Visitor[] = [];

    beforeAll(async () => {
      pages = await mkdtemp(join(tmpdir(), 'gatecheck-pages-'));
      await writeFile(join(pages, 'index.html'), '<title>console</title>');
      const { opened, table } = await tableOf(() => openConsoleHq(kind, { pagesDir: pages }));
      house = opened;
      routes = table;
      owner = await newDesk('JX0012');
      work = owner.seal({ photos: [photo], orderNo: secret, change: (record) => record });
      demand((await owner.put(work)).status === 200);
      demand((await owner.upload(work.record.id, photo)).status === 201);
      const stranger = await newDesk('JX0047');
      const revoked = await newDesk('JX0012');
      await revokeDesk(house.hq, { username: 'admin' } as never, revoked.device, 'stolen');
      visitors.push({ name: 'nobody', kind: 'nobody', roles: [], seesEast: false, isWelcome: true, headers: () => ({}) });
      visitors.push(deskVisitor('another dealer’s desk', stranger, true), deskVisitor('a revoked desk', revoked, false));
      visitors.push({ ...deskVisitor('a desk without a signature', stranger, false), headers: (method, path) => ({ ...stranger.sign(method, path, sha256('')), 'x-gatecheck-signature': 'A'.repeat(86) + '==' }) });
      visitors.push({ name: 'a wrong import key', kind: 'erp', roles: [], seesEast: false, isWelcome: false, headers: () => ({ authorization: `Bearer ${'k'.repeat(43)}` }) });
      for (const person of house.demo.signIns) {
        const cookie = await cookieOf(person.username);
        const isRegional = person.region !== null;
        visitors.push({ name: person.username, kind: 'staff', roles: person.roles, seesEast: !isRegional || person.region === '华东', isWelcome: true, headers: () => ({ cookie }) });
      }
      visitors.push({ name: 'a made-up session', kind: 'staff', roles: [], seesEast: false, isWelcome: false, headers: () => ({ cookie: `gatecheck-session=${'x'.repeat(43)}` }) });
      const admin = await house.signIn('admin');
      const added = await admin('POST', '/console/v1/staff', { username: 'leaver', name: '离职', phone: '', roles: [...staffRoles], regions: ['east'], password: 'leaver-2026-x' });
      demand(added.status === 200);
      const leaver = await cookieOf('leaver', 'leaver-2026-x');
      const disabled = await admin('PUT', `/console/v1/staff/${added.body.id}`, { id: added.body.id, name: '离职', phone: '', roles: [...staffRoles], regions: ['east'], disabled: true });
      demand(disabled.status === 200);
      visitors.push({ name: 'a disabled person', kind: 'staff', roles: [], seesEast: false, isWelcome: false, headers: () => ({ cookie: leaver }) });
    });
    afterAll(async () => {
      await house.close();
      await rm(pages, { recursive: true });
    });

    async function newDesk(dealer: string): Promise<TestDesk> {
      const code = await issueCode(house.hq, { dealer: dealer as DealerId, device: null, person: { name: '某人', role: 'owner' }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(house.url, house.clock.now);
      demand((await desk.enrol(code.value.code)).status === 200);
      return desk;
    }

    function deskVisitor(name: string, desk: TestDesk, isWelcome: boolean): Visitor {
      return { name, kind: 'device', roles: [], seesEast: false, isWelcome, headers: (method, path, body) => desk.sign(method, path, sha256(body ?? '')) };
    }

    async function cookieOf(username: string, password = 'yanhuo-2026'): Promise<string> {
      const response = await fetch(`${house.url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
      demand(response.status === 200);
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    }

    /** The route's path with things of the dealer in the east in it. */
    function pathOf(route: TableRoute): string {
      const ids: Readonly<Record<string, string>> = {
        id: route.path.startsWith('/wire') ? work.record.id : 'JX0012', record: work.record.id, orderNo: secret, device: owner.device, person: owner.person.id, upload: 'none', sha256: sha256(photo), form: 'original',
      };
      const path = route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => ids[name] ?? 'none');
      const query: Readonly<Record<string, string>> = { 'news.after': '?after=0', 'home.search': `?text=${secret}` };
      return path + (query[route.name] ?? '');
    }

    function mayEnter(route: TableRoute, visitor: Visitor): boolean {
      const { permission } = route;
      if (permission.who === 'anyone') return true;
      if (!visitor.isWelcome || permission.who !== visitor.kind) return false;
      return permission.who !== 'staff' || permission.roles.some((role) => visitor.roles.includes(role));
    }

    it('walks the server’s own table: every contract route, and what stands beside the contracts', () => {
      const names = routes.map((route) => route.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => contractRoutes.some((route) => route.name === name)).toSorted()).toEqual(contractRoutes.map((route) => route.name).toSorted());
      expect(names.filter((name) => !contractRoutes.some((route) => route.name === name)).toSorted()).toEqual([
        'DELETE /wire/v1/uploads/{id}', 'GET /', 'GET /assets/*', 'GET /ca.cer', 'GET /console/v1/imports/template.csv', 'GET /console/v1/imports/template.xlsx',
        'GET /console/v1/records/{record}/photos/{sha256}/{form}', 'GET /favicon.ico', 'GET /openapi.json', 'HEAD /wire/v1/uploads/{id}', 'OPTIONS /wire/v1/uploads', 'PATCH /wire/v1/uploads/{id}', 'POST /wire/v1/uploads',
      ]);
      for (const route of contractRoutes) expect([route.name, routes.find((each) => each.name === route.name)?.permission]).toEqual([route.name, route.permission]);
    });

    it('turns away whoever a route does not name, before anything of the request is read', async () => {
      for (const route of routes) {
        const path = pathOf(route);
        for (const visitor of visitors.filter((each) => !mayEnter(route, each))) {
          // Not JSON at all: whoever may not enter is refused before that is noticed.
          const body = hasBody(route.method) ? '{ broken' : undefined;
          const response = await fetch(house.url + path, { method: route.method, headers: { ...visitor.headers(route.method, path, body), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body }) });
          const text = await response.text();
          expect({ visitor: visitor.name, route: route.name, text, isTurnedAway: [401, 403].includes(response.status), tells: text.includes(secret) }).toMatchObject({ isTurnedAway: true, tells: false });
        }
      }
    });

    it('shows nothing of another dealer or another region to those who may enter', async () => {
      for (const route of routes.filter((each) => each.method === 'GET' && each.name !== 'notices.stream')) {
        const path = pathOf(route);
        for (const visitor of visitors.filter((each) => mayEnter(route, each) && !each.seesEast)) {
          const response = await fetch(house.url + path, { headers: visitor.headers('GET', path, undefined) });
          const bytes = Buffer.from(await response.arrayBuffer());
          const text = bytes.toString();
          const echo = route.name === 'orders.get' ? text.replaceAll(`"id":"${secret}"`, '') : text;
          expect({ visitor: visitor.name, route: route.name, tells: echo.includes(secret) || echo.includes(work.hash) || bytes.includes(photo) }).toMatchObject({ tells: false });
        }
      }
    });

    it('shows the record to those who should see it', async () => {
      for (const visitor of visitors.filter((each) => each.kind === 'staff' && each.isWelcome)) {
        const route = routes.find((each) => each.name === 'records.get');
        if (route === undefined) throw new Error('no records.get');
        const response = await fetch(house.url + pathOf(route), { headers: visitor.headers('GET', '', undefined) });
        const expected = !mayEnter(route, visitor) ? 403 : visitor.seesEast ? 200 : 404;
        expect([visitor.name, response.status, (await response.text()).includes(secret)]).toEqual([visitor.name, expected, expected === 200]);
      }
    });

    it('gives photos by the record that uses them only', async () => {
      const route = routes.find((each) => each.name === 'records.get');
      if (route === undefined) throw new Error('no records.get');
      const path = `/console/v1/records/${work.record.id}/photos/${sha256(photo)}/original`;
      for (const visitor of visitors) {
        const response = await fetch(house.url + path, { headers: visitor.headers('GET', path, undefined) });
        const bytes = Buffer.from(await response.arrayBuffer());
        const isAllowed = mayEnter(route, visitor) && visitor.seesEast;
        expect([visitor.name, response.status === 200, bytes.equals(photo)]).toEqual([visitor.name, isAllowed, isAllowed]);
      }
      const admin = await house.signIn('admin');
      expect((await admin('GET', `/console/v1/records/${work.record.id}/photos/${sha256('other')}/original`)).status).toBe(404);
    });

    it('keeps uploads to the desk that began them', async () => {
      const wide = randomBytes(2_000);
      const later = owner.seal({ photos: [wide] });
      await owner.put(later);
      const begun = await owner.tus('POST', '/wire/v1/uploads', { 'upload-length': '2000', 'upload-metadata': metadata(later.record.id, sha256(wide)) });
      const place = begun.headers.get('location') ?? '';
      for (const visitor of visitors) {
        for (const method of ['HEAD', 'PATCH', 'DELETE'] as const) {
          const response = await fetch(house.url + place, { method, headers: { ...visitor.headers(method, place, undefined), 'tus-resumable': '1.0.0', ...(method === 'PATCH' ? { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } : {}) }, ...(method === 'PATCH' ? { body: wide } : {}) });
          expect({ visitor: visitor.name, method, isTurnedAway: [401, 403, 404].includes(response.status) }).toMatchObject({ isTurnedAway: true });
        }
        const post = await fetch(`${house.url}/wire/v1/uploads`, { method: 'POST', headers: { ...visitor.headers('POST', '/wire/v1/uploads', undefined), 'tus-resumable': '1.0.0', 'upload-length': '2000', 'upload-metadata': metadata(later.record.id, sha256(wide)) } });
        expect({ visitor: visitor.name, isTurnedAway: [401, 403, 422].includes(post.status) }).toMatchObject({ isTurnedAway: true });
      }
      expect((await owner.tus('PATCH', place, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, wide)).status).toBe(204);
    });

    it('describes every route in the OpenAPI document', async () => {
      const document = (await (await fetch(`${house.url}/openapi.json`)).json()) as { openapi: string; paths: Record<string, Record<string, { security: unknown[] }>> };
      expect(document.openapi).toMatch(/^3\.1/);
      // The pages, the document itself and what a browser asks before an upload are no interface of programs.
      const described = routes.filter((route) => route.method !== 'OPTIONS' && !['/', '/assets/*', '/favicon.ico', '/openapi.json'].includes(route.path));
      const security = ({ permission: { who } }: TableRoute) => (who === 'anyone' ? [] : [{ [who]: [] }]);
      for (const route of described) expect([route.name, document.paths[route.path]?.[route.method.toLowerCase()]?.security]).toEqual([route.name, security(route)]);
      const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
      expect(told.toSorted()).toEqual(described.map((route) => `${route.method} ${route.path}`).toSorted());
    });

    it('refuses what other sites send in a person’s name, and unknown addresses', async () => {
      const cookie = await cookieOf('admin');
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
        const response = await fetch(`${house.url}/console/v1/import-keys`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', ...headers } as Record<string, string>, body: JSON.stringify({ name: 'x' }) });
        expect(response.status).toBe(403);
      }
      expect((await fetch(`${house.url}/console/v1/nothing`)).status).toBe(404);
      const answer = await fetch(`${house.url}/console/v1/session`);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    });
  });
}
