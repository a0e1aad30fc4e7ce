import { answer } from '../http/answer.ts';
import { staffOf, type CallContext } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { addStaff } from './add-staff.ts';
import { changeStaff, resetPassword } from './change-staff.ts';
import { listStaff } from './list-staff.ts';
import { readStaffRows, type StaffRow } from './staff-rows.ts';

export const staffRoutes = {
  list: consoleWire.staff.list.handler(async ({ input, context }) => answer(await listStaff(context.hq, input))),
  add: consoleWire.staff.add.handler(async ({ input, context }) => readRow(context, answer(await addStaff(context.hq, staffOf(context), { ...input, mustChangePassword: true })))),
  change: consoleWire.staff.change.handler(async ({ input, context }) => {
    answer(await changeStaff(context.hq, staffOf(context), input));
    return readRow(context, input.id);
  }),
  resetPassword: consoleWire.staff.resetPassword.handler(async ({ input, context }) => {
    answer(await resetPassword(context.hq, staffOf(context), input.id, input.password));
    return readRow(context, input.id);
  }),
};

async function readRow({ hq }: CallContext, id: string): Promise<StaffRow> {
  const [row] = await readStaffRows(hq.db, [id], hq.clock.now());
  if (row === undefined) throw new Error('a person was written and cannot be read');
  return row;
}
