import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { listOrders } from './list-orders.ts';
import { listPaperOrders } from './paper-orders.ts';
import { viewOrder } from './view-order.ts';
import { withdrawOrder } from './withdraw-order.ts';

export const orderRoutes = {
  list: consoleWire.orders.list.handler(async ({ input, context }) => answer(await listOrders(context.hq, staffOf(context).sight, input))),
  listPaper: consoleWire.orders.listPaper.handler(async ({ input, context }) => answer(await listPaperOrders(context.hq, staffOf(context).sight, input))),
  get: consoleWire.orders.get.handler(async ({ input, context }) => answer(await viewOrder(context.hq, staffOf(context).sight, input.orderNo, input.dealer))),
  withdraw: consoleWire.orders.withdraw.handler(async ({ input, context }) => answer(await withdrawOrder(context.hq, staffOf(context), input.orderNo, input.reason))),
};
