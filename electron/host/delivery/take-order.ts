import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { civilDateOf } from '../../../shared/kernel/instant.ts';
import { now, type Desk } from '../desk.ts';
import { writeOrder } from './order-rows.ts';
import { classesOf, searchTextOf, titleOf } from './order-text.ts';

/** Writes an outbound order into the desk's list, in the caller's commit. A newer text of a known order replaces the older one. */
export function takeOrder(desk: Desk, order: OutboundOrder): void {
  const takenAt = now(desk);
  writeOrder(desk.store, {
    orderNo: order.orderNo,
    source: order.source,
    shippedOn: order.shippedOn,
    carrier: order.carrier,
    carrierPhone: order.carrierPhone,
    waybill: order.waybill,
    ...titleOf(order.lines),
    classes: classesOf(order.lines),
    lines: order.lines.length,
    sort: `${order.shippedOn ?? civilDateOf(takenAt)} ${order.orderNo}`,
    takenAt,
    search: searchTextOf([order]),
    document: order,
  });
}
