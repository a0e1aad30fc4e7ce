import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { listDealers, readDealerRow } from './list-dealers.ts';
import { putDealer } from './put-dealer.ts';

export const dealerRoutes = {
  list: consoleWire.dealers.list.handler(async ({ input, context }) => answer(await listDealers(context.hq, staffOf(context).sight, input))),
  put: consoleWire.dealers.put.handler(async ({ input, context }) => {
    answer(await putDealer(context.hq, staffOf(context), input));
    return readDealerRow(context.hq, input.id);
  }),
};
