import type { Brand } from './brand.ts';

/** An amount of yuan in whole fen. */
export type Fen = Brand<number, 'Fen'>;

/** Throws on anything but a safe integer: money is never a fraction of a fen. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole fen: ${amount}`);
  return amount as Fen;
}

/** `5000` fen as `50.00`. */
export function yuanText(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const absolute = Math.abs(amount);
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}
