import type { z } from 'zod';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { Decision } from '../../shared/inspection/inspection.ts';
import type { orderStatusSchema } from '../../shared/wire/console-shapes.ts';

/** How far an outbound order has come. */
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** An order that a pickup names is picked up, fed back once records cover its lines, refused where every one of them was refused. `decisions` by line of the pickup. */
export function pickedUpStatus(order: Pick<OutboundOrder, 'orderNo' | 'lines'>, decisions: ReadonlyMap<string, Decision>): 'picked-up' | 'fed-back' | 'refused' {
  const made = order.lines.map((line) => decisions.get(lineKey(order.orderNo, line.lineNo)));
  if (made.includes(undefined)) return 'picked-up';
  return made.every((decision) => decision === 'refuse') ? 'refused' : 'fed-back';
}
