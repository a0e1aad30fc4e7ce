import type { DeviceId } from '../../shared/kernel/ids.ts';
import { refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { DeskRow } from '../../shared/wire/console-shapes.ts';
import { issueCode, type CodeFor, type IssuedCode } from '../device/issue-code.ts';
import type { Hq } from '../hq.ts';
import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { listDesks, readDeskRows } from './list-desks.ts';
import { restoreDesk } from './restore-desk.ts';
import { revokeDesk, revokePerson } from './revoke.ts';

export const deskRoutes = {
  list: consoleWire.desks.list.handler(async ({ input, context }) => answer(await listDesks(context.hq, input))),
  issueDeskCode: consoleWire.desks.issueDeskCode.handler(async ({ input, context }) =>
    answer(await issueCode(context.hq, { dealer: input.dealer, device: null, person: input.person, by: staffOf(context).username })),
  ),
  issuePersonCode: consoleWire.desks.issuePersonCode.handler(async ({ input, context }) => answer(await issueCodeOn(context.hq, input.device, { person: input.person, by: staffOf(context).username }))),
  issueRenewalCode: consoleWire.desks.issueRenewalCode.handler(async ({ input, context }) => answer(await issueCodeOn(context.hq, input.device, { person: input.person, by: staffOf(context).username, isRenewal: true }))),
  revoke: consoleWire.desks.revoke.handler(async ({ input, context }) => {
    answer(await revokeDesk(context.hq, staffOf(context), input.device, input.reason));
    return readDesk(context.hq, input.device);
  }),
  restore: consoleWire.desks.restore.handler(async ({ input, context }) => {
    answer(await restoreDesk(context.hq, staffOf(context), input.device, input.reason));
    return readDesk(context.hq, input.device);
  }),
  revokePerson: consoleWire.desks.revokePerson.handler(async ({ input, context }) => answer(await revokePerson(context.hq, staffOf(context), input.person, input.reason))),
};

async function readDesk(hq: Hq, device: DeviceId): Promise<DeskRow> {
  const [row] = await readDeskRows(hq.db, [device]);
  if (row === undefined) throw new Error('a desk was changed and cannot be read');
  return row;
}

/** A code for somebody on a desk that is enrolled and not revoked, or for that desk to be enrolled again. */
async function issueCodeOn(hq: Hq, device: DeviceId, wish: { readonly person: CodeFor; readonly by: string; readonly isRenewal?: boolean }): Promise<Outcome<IssuedCode>> {
  const desk = await hq.db.selectFrom('devices').select('dealer').where('id', '=', device).where('revoked_at', 'is', null).executeTakeFirst();
  if (desk === undefined) return refused(problem('thing.not-found', { what: 'desk', id: device }));
  return issueCode(hq, { ...wish, dealer: desk.dealer, device });
}
