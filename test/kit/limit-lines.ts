import type { SizedLine } from '../../shared/delivery/line-size.ts';
import { parseInstant, type Instant } from '../../shared/kernel/instant.ts';
import { parseQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import { unitOfClass, type ProductClass } from '../../shared/policy/product-class.ts';

/** An instant written in the policy's zone: `at('2026-11-20 13:59:59.999')`. */
export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

export function quantityOf(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`not a quantity: ${text}`);
  return quantity;
}

/** A line of a class in its own unit; anything else of it by `more`. */
export function sized(productClass: ProductClass, quantity: string, more: Partial<SizedLine> = {}): SizedLine {
  return { productClass, quantity: quantityOf(quantity), unit: unitOfClass[productClass], name: '', specification: '', metresPerLength: null, ...more };
}
