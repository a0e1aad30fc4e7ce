import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';

describe.each(['sqlite', 'postgres'] as const)('people at HQ on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let adminId: string;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    adminId = (await admin('GET', '/console/v1/session')).body.id;
  });
  afterAll(() => house.close());

  const somebody = { username: 'li.si', name: '李四', phone: '0531-1', roles: ['business-assistant'], regions: ['east'], password: 'first-2026' };

  test('are listed by username and found by name', async () => {
    const page = (await admin('GET', '/console/v1/staff?limit=5')).body;
    expect([page.total, page.rows.length]).toEqual([18, 5]);
    expect((await admin('GET', `/console/v1/staff?limit=5&after=${page.next}`)).body.rows[0].username).not.toBe(page.rows[0].username);
    expect((await admin('GET', `/console/v1/staff?text=${encodeURIComponent('周海峰')}`)).body.rows).toMatchObject([{ username: 'dispatcher-east', roles: ['logistics-dispatcher'], regions: ['east'], disabled: false }]);
  });

  test('are added once, and must change the password they were given', async () => {
    const added = await admin('POST', '/console/v1/staff', somebody);
    expect(added.body).toMatchObject({ username: 'li.si', roles: ['business-assistant'], regions: ['east'], disabled: false, lockedUntil: null });
    expect(JSON.stringify(added.body)).not.toContain('scrypt');
    const own = await house.signIn('li.si', 'first-2026');
    expect((await own('GET', '/console/v1/session')).body).toMatchObject({ mustChangePassword: true, regions: [{ id: 'east' }] });
    for (const [method, path] of [['GET', '/console/v1/home'], ['GET', '/console/v1/orders'], ['GET', '/console/v1/notices/stream'], ['GET', '/console/v1/regions']] as const) {
      const refusal = await own(method, path);
      expect([refusal.status, problemOf(refusal)]).toEqual([403, 'sign-in.password-change-needed']);
    }
    expect((await own('POST', '/console/v1/session/password', { current: 'first-2026', next: 'first-2026-own' })).status).toBe(200);
    expect((await own('GET', '/console/v1/regions')).status).toBe(200);
    const again = await admin('POST', '/console/v1/staff', somebody);
    expect([again.status, problemOf(again)]).toEqual([409, 'staff.username-taken']);
  });

  test.each<readonly [string, Record<string, unknown>, string]>([
    ['a name with blanks', { username: 'li si' }, 'input.invalid'],
    ['a phone that nobody can dial', { phone: 'abc' }, 'input.invalid'],
    ['a short password', { password: 'short' }, 'input.invalid'],
    ['no role', { roles: [] }, 'input.invalid'],
    ['a role that is none', { roles: ['king'] }, 'input.invalid'],
    ['a regional role without a region', { regions: [] }, 'input.invalid'],
    ['a region that is not there', { regions: ['north'] }, 'thing.not-found'],
  ])('are not added with %s', async (_, change, code) => {
    expect(problemOf(await admin('POST', '/console/v1/staff', { ...somebody, username: 'wang.wu', ...change }))).toBe(code);
    expect((await admin('GET', '/console/v1/staff?text=wang.wu')).body.total).toBe(0);
  });

  test('have a phone in plain digits, however it was typed, or none', async () => {
    const added = await admin('POST', '/console/v1/staff', { ...somebody, username: 'zhao.liu', phone: ' ０５３１－８８００１２３４ ' });
    expect(added.body.phone).toBe('0531-88001234');
    const change = { name: '赵六', roles: somebody.roles, regions: somebody.regions, disabled: false };
    expect(problemOf(await admin('PUT', `/console/v1/staff/${added.body.id}`, { ...change, phone: '1234' }))).toBe('input.invalid');
    expect((await admin('PUT', `/console/v1/staff/${added.body.id}`, { ...change, phone: '' })).body.phone).toBe('');
  });

  test('who move to another region see that one at their next request', async () => {
    const caller = await house.signIn('dispatcher-central');
    const { id } = (await admin('GET', '/console/v1/staff?text=dispatcher-central')).body.rows[0];
    expect((await caller('GET', '/console/v1/orders')).body.rows.every((row: { region: string }) => row.region === 'central')).toBe(true);
    await admin('PUT', `/console/v1/staff/${id}`, { name: '马立军', phone: '', roles: ['logistics-dispatcher'], regions: ['southwest'], disabled: false });
    expect((await caller('GET', '/console/v1/orders')).body.rows.every((row: { region: string }) => row.region === 'southwest')).toBe(true);
    await admin('PUT', `/console/v1/staff/${id}`, { name: '马立军', phone: '', roles: ['production'], regions: [], disabled: false });
    expect((await caller('GET', '/console/v1/orders')).status).toBe(403);
  });

  test('who are disabled are out at once and cannot come back', async () => {
    const caller = await house.signIn('tracker');
    const { id } = (await admin('GET', '/console/v1/staff?text=tracker')).body.rows[0];
    const answer = await admin('PUT', `/console/v1/staff/${id}`, { name: '王磊', phone: '', roles: ['order-tracker'], regions: [], disabled: true });
    expect(answer.body.disabled).toBe(true);
    expect((await caller('GET', '/console/v1/session')).status).toBe(401);
    await expect(house.signIn('tracker')).rejects.toThrow('sign-in.wrong');
  });

  test('the last administrator stays one, whichever way it is tried', async () => {
    const change = { name: '韩雪', phone: '', roles: ['administrator'], regions: [], disabled: false };
    for (const wrong of [{ disabled: true }, { roles: ['production'] }]) {
      const answer = await admin('PUT', `/console/v1/staff/${adminId}`, { ...change, ...wrong });
      expect([answer.status, problemOf(answer)]).toEqual([409, 'staff.last-administrator']);
    }
    const second = (await admin('POST', '/console/v1/staff', { ...somebody, username: 'second', roles: ['administrator'], regions: [] })).body;
    const other = await house.signInFirst('second', 'first-2026');
    const both = await Promise.all([
      admin('PUT', `/console/v1/staff/${second.id}`, { ...change, name: '二', roles: ['production'] }),
      other('PUT', `/console/v1/staff/${adminId}`, { ...change, roles: ['production'] }),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const left = await house.hq.db.selectFrom('staff_roles').select('staff').where('role', '=', 'administrator').execute();
    expect(left).toHaveLength(1);
    if (left[0]?.staff !== adminId) {
      await other('PUT', `/console/v1/staff/${adminId}`, change);
      admin = await house.signIn('admin');
    }
  });

  test('a new password ends the sessions and lifts a lock', async () => {
    const caller = await house.signIn('marketing');
    const { id } = (await admin('GET', '/console/v1/staff?text=marketing')).body.rows[0];
    for (let count = 0; count < 10; count += 1) await expect(house.signIn('marketing', 'wrong-password')).rejects.toThrow('sign-in');
    expect((await admin('GET', '/console/v1/staff?text=marketing')).body.rows[0].lockedUntil).not.toBeNull();
    const answer = await admin('POST', `/console/v1/staff/${id}/password`, { password: 'second-2026' });
    expect(answer.body.lockedUntil).toBeNull();
    expect((await caller('GET', '/console/v1/session')).status).toBe(401);
    const again = await house.signIn('marketing', 'second-2026');
    expect((await again('GET', '/console/v1/session')).body.mustChangePassword).toBe(true);
    expect(problemOf(await again('GET', '/console/v1/home'))).toBe('sign-in.password-change-needed');
    expect((await again('DELETE', '/console/v1/session')).status).toBe(200);
    expect(problemOf(await admin('POST', '/console/v1/staff/nobody/password', { password: 'second-2026' }))).toBe('thing.not-found');
  });

  test('every deed is in the audit, no password is', async () => {
    const rows = await house.hq.db.selectFrom('audit').select(['who', 'action', 'details']).execute();
    expect(new Set(rows.filter((row) => row.who === 'admin').map((row) => row.action))).toEqual(new Set(['sign-in', 'add-staff', 'change-staff', 'reset-password']));
    expect(JSON.stringify(rows)).not.toMatch(/first-2026|second-2026|scrypt/);
  });
});
