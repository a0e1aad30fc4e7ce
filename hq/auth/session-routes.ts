import { regionSchema, type Region } from '../../shared/dealer/dealer.ts';
import { staffRoleSchema } from '../../shared/dealer/staff-role.ts';
import type { RegionId } from '../../shared/kernel/ids.ts';
import type { Me } from '../../shared/wire/console-shapes.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { changePassword } from './change-password.ts';
import { endedCookie, sessionCookie } from './session-cookie.ts';
import { signIn } from './sign-in.ts';

export const sessionRoutes = {
  signIn: consoleWire.session.signIn.handler(async ({ input, context: { hq, reply, request } }) => {
    answer(hq.doors.signIn.knock(request.ip));
    const session = answer(await signIn(hq, input));
    void reply.header('set-cookie', sessionCookie(session.token, hq.secureCookies));
    return readMe(hq, session.staff);
  }),
  me: consoleWire.session.me.handler(async ({ context }) => readMe(context.hq, staffOf(context).id)),
  signOut: consoleWire.session.signOut.handler(async ({ context }) => {
    const { hq, reply } = context;
    const staff = staffOf(context);
    await hq.db.transaction().execute(async (trx) => {
      await trx.deleteFrom('sessions').where('token_hash', '=', staff.session).execute();
      await appendAudit(trx, { at: hq.clock.now(), who: staff.username, action: 'sign-out', about: `staff:${staff.id}`, details: '' });
    });
    void reply.header('set-cookie', endedCookie(hq.secureCookies));
    return {};
  }),
  changePassword: consoleWire.session.changePassword.handler(async ({ input, context }) => answer(await changePassword(context.hq, staffOf(context), input))),
};

async function readMe(hq: Pick<Hq, 'db'>, id: string): Promise<Me> {
  const row = await hq.db.selectFrom('staff').select(['id', 'username', 'name', 'must_change_password']).where('id', '=', id).executeTakeFirstOrThrow();
  const roles = await hq.db.selectFrom('staff_roles').select('role').where('staff', '=', id).orderBy('role').execute();
  const regions = await hq.db.selectFrom('regions').innerJoin('staff_regions', 'staff_regions.region', 'regions.id').selectAll('regions').where('staff_regions.staff', '=', id).orderBy('regions.id').execute();
  return {
    id: row.id, username: row.username, name: row.name, roles: roles.map(({ role }) => staffRoleSchema.parse(role)), regions: regions.map(regionOf), mustChangePassword: row.must_change_password === 1,
  };
}

/** A region's row as the wire knows it. */
export function regionOf(row: { readonly id: RegionId; readonly name: string; readonly dispatcher_name: string; readonly dispatcher_phone: string; readonly assistant_name: string; readonly assistant_phone: string }): Region {
  return regionSchema.parse({
    id: row.id, name: row.name, dispatcherName: row.dispatcher_name, dispatcherPhone: row.dispatcher_phone, assistantName: row.assistant_name, assistantPhone: row.assistant_phone,
  });
}
