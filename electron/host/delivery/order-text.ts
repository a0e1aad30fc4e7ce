import type { OrderLine, OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { productClasses, type ProductClass } from '../../../shared/policy/product-class.ts';

/** The first name and how many different ones there are; pages put them into words. */
export function titleOf(lines: readonly Pick<OrderLine, 'name'>[]): { readonly title: string; readonly kinds: number } {
  const names = new Set(lines.map((line) => line.name));
  return { title: lines[0]?.name ?? '', kinds: Math.max(1, names.size) };
}

/** The classes of the lines, in the policy's order. */
export function classesOf(lines: readonly Pick<OrderLine, 'productClass'>[]): readonly ProductClass[] {
  const brought = new Set(lines.map((line) => line.productClass));
  return productClasses.filter((name) => brought.has(name));
}

/** The longest text a row is searched by; an order of 4,000 lines is found by its number, its papers and its first products. */
const longest = 2_000;

/** What an order is found by: numbers, carrier, waybill, products, in lower case. */
export function searchTextOf(orders: readonly OutboundOrder[], ...more: readonly string[]): string {
  const words = new Set<string>(more);
  for (const order of orders) for (const word of [order.orderNo, order.salesOrderNo, order.waybill, order.carrier]) words.add(word);
  let length = 0;
  for (const line of orders.flatMap((order) => order.lines)) {
    if (length > longest) break;
    for (const word of [line.name, line.specification, line.colour]) {
      if (!words.has(word)) length += word.length;
      words.add(word);
    }
  }
  return [...words].filter((word) => word !== '').join('\n').toLowerCase();
}
