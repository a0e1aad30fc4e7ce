import { refused } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { refusalFor } from '../../shared/wire/kept-from.ts';
import { answer } from '../http/answer.ts';
import { deviceOf } from '../http/call-context.ts';
import { deskWire } from '../http/implement.ts';
import { missingPhotos } from './complete-record.ts';

/** The desk's side of records. */
export const deskRecordRoutes = {
  put: deskWire.records.put.handler(async ({ input, context }) => {
    const { device, dealer, wire } = deviceOf(context);
    const taken = await context.hq.intake.accept({ signed: input.record, sender: { device, dealer }, id: input.id });
    return { acknowledgement: answer(taken.ok ? taken : refused(refusalFor(wire, taken.problem))) };
  }),
  missingPhotos: deskWire.records.missingPhotos.handler(async ({ input, context }) => {
    const row = await context.hq.db.selectFrom('records').select('dealer').where('id', '=', input.id).executeTakeFirst();
    if (row?.dealer !== deviceOf(context).dealer) return answer(refused(problem('thing.not-found', { what: 'record', id: input.id })));
    return { missing: [...(await missingPhotos(context.hq.db, input.id))] };
  }),
  complete: deskWire.records.complete.handler(async ({ input, context }) => ({ acknowledgement: answer(await context.hq.completion.complete(input.id, deviceOf(context))) })),
};
