import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { listPickups } from './list-pickups.ts';

export const pickupRoutes = {
  list: consoleWire.pickups.list.handler(async ({ input, context }) => listPickups(context.hq.db, staffOf(context).sight, input, input)),
};
