import { answer } from '../../http/answer.ts';
import { erpOf, staffOf } from '../../http/call-context.ts';
import { consoleWire } from '../../http/implement.ts';
import { issueImportKey, listImportKeys, revokeImportKey } from './import-keys.ts';
import { putOrders } from './put-orders.ts';

export const erpRoutes = {
  putOrders: consoleWire.erp.putOrders.handler(async ({ input, context }) => answer(await putOrders(context.hq, erpOf(context), input.orders))),
};

export const keyRoutes = {
  list: consoleWire.keys.list.handler(({ context }) => listImportKeys(context.hq)),
  issue: consoleWire.keys.issue.handler(({ input, context }) => issueImportKey(context.hq, staffOf(context), input.name)),
  revoke: consoleWire.keys.revoke.handler(async ({ input, context }) => answer(await revokeImportKey(context.hq, staffOf(context), input.id))),
};
