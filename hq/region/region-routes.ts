import { regionOf } from '../auth/session-routes.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { putRegion } from './put-region.ts';

export const regionRoutes = {
  list: consoleWire.regions.list.handler(async ({ context: { hq } }) => {
    const rows = await hq.db.selectFrom('regions').selectAll().orderBy('id').execute();
    return rows.map(regionOf);
  }),
  put: consoleWire.regions.put.handler(({ input, context }) => putRegion(context.hq, staffOf(context), input)),
};
