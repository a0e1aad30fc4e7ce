import { printableRuns } from './printable-runs.ts';

const unprintable = new RegExp(`[^\\n${printableRuns.split(' ').map((run) => run.split('-').map((codePoint) => `\\u{${codePoint}}`).join('-')).join('')}]`, 'gu');

/**
 * The text as the receipt's font can print it: a character it has no glyph for (an emoji, a rare ideograph of a name) becomes its number, `〔U+1F600〕`. Page, text and paper
 * show the same, so nothing that is signed is an empty box, and nothing that somebody has written keeps goods from being signed for. The record keeps the character itself.
 */
export function printableText(text: string): string {
  return text.replace(unprintable, (character) => `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`);
}

/** The value with every text in it made printable. */
export function printable<Value>(value: Value): Value {
  // The casts: each value keeps its kind and its keys.
  if (typeof value === 'string') return printableText(value) as Value;
  if (Array.isArray(value)) return value.map(printable) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, printable(inner)])) as Value;
}
