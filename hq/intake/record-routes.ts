import { refused } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { answer } from '../http/answer.ts';
import { deviceOf } from '../http/call-context.ts';
import { deskWire } from '../http/implement.ts';
import { missingPhotos } from './complete-record.ts';

/** The desk's side of records. */
export const deskRecordRoutes = {
  put: deskWire.records.put.handler(async ({ input, context }) => {
    const { device, dealer } = deviceOf(context);
    return { acknowledgement: answer(await context.hq.intake.accept({ signed: input.record, sender: { device, dealer }, id: input.id })) };
  }),
  missingPhotos: deskWire.records.missingPhotos.handler(async ({ input, context }) => {
    const row = await context.hq.db.selectFrom('records').select('dealer').where('id', '=', input.id).executeTakeFirst();
    if (row?.dealer !== deviceOf(context).dealer) return answer(refused(problem('thing.not-found', { what: 'record', id: input.id })));
    return { missing: [...(await missingPhotos(context.hq.db, input.id))] };
  }),
  complete: deskWire.records.complete.handler(async ({ input, context }) => ({ acknowledgement: answer(await context.hq.completion.complete(input.id, deviceOf(context))) })),
};
