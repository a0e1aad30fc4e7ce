import type { z } from 'zod';
import type { OrderCard, paperOrderSchema } from '../../../shared/bridge/shapes.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';
import { getOrder } from './order-cards.ts';
import { readOrderRow } from './order-rows.ts';
import { takeOrder } from './take-order.ts';

/**
 * Enters an order from its paper because HQ has not sent it. `order.known` where the number is there already from HQ or picked up; an order
 * that was entered before and is still on its way is replaced.
 */
export function enterPaperOrder(desk: Desk, order: z.infer<typeof paperOrderSchema>): Outcome<{ readonly card: OrderCard }> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  const numbers = new Set(order.lines.map((line) => line.lineNo));
  if (numbers.size !== order.lines.length) return refused(problem('input.invalid', { field: 'lines.lineNo', expected: 'each line number once' }));
  const refusal = desk.store.commit(() => {
    const known = readOrderRow(desk.store, order.orderNo);
    if (known !== undefined && (known.source === 'hq' || known.status !== 'on-the-way')) return problem('order.known', { orderNo: order.orderNo });
    takeOrder(desk, { ...order, source: 'paper', dealer: enrolment.dealer.id, dealerName: enrolment.dealer.name });
    return undefined;
  });
  if (refusal !== undefined) return refused(refusal);
  desk.changes.publish({ topic: 'orders' });
  const entered = getOrder(desk, order.orderNo);
  return entered.ok ? done({ card: entered.value.card }) : entered;
}
