import type { OrderLine } from '../../../shared/delivery/outbound-order.ts';
import type { PickupLine } from '../../../shared/delivery/pickup.ts';
import { quantityText, type Quantity } from '../../../shared/kernel/quantity.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { classWords, quantityWords } from '../../../shared/words/class-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import { wordList } from '../../../shared/words/word-list.ts';

/** `双开庭院门（第 3 行）`: a line by name and the order's own number; with the order's where several came together. `orders`: how many did. */
export function lineName(language: Language, { name, orderNo, lineNo }: Pick<PickupLine, 'name' | 'orderNo' | 'lineNo'>, orders: number): string {
  if (language === 'en') return `${name} (${orders > 1 ? `${orderNo}, ` : ''}line ${lineNo})`;
  return `${name}（${orders > 1 ? `${orderNo} ` : ''}第 ${lineNo} 行）`;
}

/** `护窗 · 白色 · 8 套`: what tells a line apart beneath its name. */
export function lineDetail(language: Language, line: Pick<OrderLine, 'specification' | 'colour' | 'quantity' | 'unit'>): string {
  return [line.specification, line.colour, quantityWords(language, line.quantity, line.unit)].filter((part) => part !== '').join(' · ');
}

/** `护窗、护栏`. */
export function classList(language: Language, classes: readonly ProductClass[]): string {
  const words = wordList(language, classes.map((each) => classWords(language, each)));
  return language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** Grams as kilograms with up to three decimals: `12.5`. */
export function kilogramText(grams: number): string {
  return quantityText(grams as Quantity);
}

/** `1.2 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
