import { z } from 'zod';
import { branded, type Brand } from './brand.ts';

/** A quantity in thousandths of its unit (90.01 m is 90010): exact, and an integer in canonical text. */
export type Quantity = Brand<number, 'Quantity'>;

/** The largest quantity a line may carry: one million of its unit. */
export const largestQuantity = 1_000_000_000 as Quantity;
export const zeroQuantity = 0 as Quantity;

const decimalPattern = /^(\d{1,7})(?:\.(\d{1,3}))?$/;

/** Reads a plain decimal with up to three places; `undefined` for signs, exponents, more places or more than a million. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return thousandths > largestQuantity ? undefined : (thousandths as Quantity);
}

/** `12` whole units as a quantity. Throws on anything that is not a whole number in range. */
export function wholeQuantity(units: number): Quantity {
  const quantity = parseQuantity(String(units));
  if (quantity === undefined) throw new RangeError(`not a quantity: ${units}`);
  return quantity;
}

/** The quantity as people write it, without trailing zeros: `90.01`, `12`. */
export function quantityText(quantity: Quantity): string {
  const whole = Math.floor(quantity / 1000);
  const rest = String(quantity % 1000).padStart(3, '0').replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

export function addQuantities(...quantities: readonly Quantity[]): Quantity {
  return quantities.reduce((sum, quantity) => sum + quantity, 0) as Quantity;
}

/** `quantity × factor`, rounded half up to a thousandth (pieces × metres of a length). */
export function multiplyQuantity(quantity: Quantity, factor: Quantity): Quantity {
  return Math.round((quantity * factor) / 1000) as Quantity;
}

export const quantitySchema = branded<Quantity>(z.int().min(0).max(largestQuantity));
