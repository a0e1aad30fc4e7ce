import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { answer } from '../http/answer.ts';
import { listPickups } from './list-pickups.ts';
import { settleLimit } from './settle-limit.ts';

export const pickupRoutes = {
  list: consoleWire.pickups.list.handler(async ({ input, context }) => listPickups(context.hq.db, staffOf(context).sight, input, input)),
  settle: consoleWire.pickups.settle.handler(async ({ input, context }) => answer(await settleLimit(context.hq, staffOf(context), input))),
};
