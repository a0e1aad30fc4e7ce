import { createHash } from 'node:crypto';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { canonicalText } from '../../shared/kernel/canonical-text.ts';

/** SHA-256 of an order's canonical text: the same order has one hash, whichever way it came. */
export function orderHash(order: OutboundOrder): Sha256 {
  return createHash('sha256').update(canonicalText(order)).digest('hex') as Sha256;
}
