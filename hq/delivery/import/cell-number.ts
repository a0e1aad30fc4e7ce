import { parseQuantity, quantityText, type Quantity } from '../../../shared/kernel/quantity.ts';
import { isNothing, plainCode } from './cell-text.ts';
import { right, wrong, type CellVerdict } from './cell-verdict.ts';
import { readChineseNumber } from './chinese-number.ts';

const unitAfterNumber = /(?:套|樘|件|个|只|支|根|条|延米|米|m)$/;
const largestPackages = 100_000;
const largestLineNo = 99_999;

/** A plain number as people write it: thousands commas and a positive sign are dropped, `4.000` stays what it is. */
function plainNumber(cell: string): string {
  const text = plainCode(cell).replace(/^\+/, '');
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** Drops zeros that say nothing, so that `4.0000` from a database column is 4. */
function withoutTrailingZeros(text: string): string {
  return /^\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** More than zero, up to a million, at most three decimals. */
export function judgeQuantity(cell: string): CellVerdict<Quantity> {
  const text = withoutTrailingZeros(plainNumber(cell).replace(unitAfterNumber, '').trim());
  if (text === '') return wrong('empty', '4');
  const quantity = parseQuantity(text);
  if (quantity !== undefined) return quantity > 0 ? right(quantity) : wrong('not-positive', '1');
  const opposite = text.startsWith('-') ? parseQuantity(withoutTrailingZeros(text.slice(1))) : undefined;
  if (opposite !== undefined) return wrong('not-positive', opposite > 0 ? quantityText(opposite) : '1');
  const spoken = readChineseNumber(text);
  if (spoken !== undefined) return wrong('not-a-quantity', String(spoken));
  const long = /^(\d{1,6}\.\d{3})\d+$/.exec(text)?.[1];
  return wrong('not-a-quantity', long === undefined ? '4' : withoutTrailingZeros(long));
}

/** A weight in kilograms as whole grams; empty says that the order names none. */
export function judgeWeight(cell: string): CellVerdict<number | null> {
  const text = withoutTrailingZeros(plainNumber(cell).replace(/(?:kg|公斤|千克)$/i, '').trim());
  if (text === '' || isNothing(text)) return right(null);
  const grams = parseQuantity(text);
  if (grams !== undefined) return right(grams);
  const long = /^(\d{1,6}\.\d{3})\d+$/.exec(text)?.[1];
  return wrong('not-a-weight', long === undefined ? '41.4' : withoutTrailingZeros(long));
}

/** How many packages; empty says none is named. */
export function judgePackages(cell: string): CellVerdict<number> {
  const text = withoutTrailingZeros(plainNumber(cell).replace(/(?:件|包|箱)$/, '').trim());
  if (text === '' || isNothing(text)) return right(0);
  return /^\d{1,6}$/.test(text) && Number(text) <= largestPackages ? right(Number(text)) : wrong('not-a-count', String(readChineseNumber(text) ?? 8));
}

/** A line number from 1; `undefined` where the cell is no such thing: which number is free only its order knows. */
export function readLineNo(cell: string): number | undefined {
  const text = withoutTrailingZeros(plainNumber(cell));
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= largestLineNo ? Number(text) : undefined;
}
