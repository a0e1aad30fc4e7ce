import { paperFonts } from './paper-fonts.ts';

/** The characters of a text that the receipt's font has no glyph for, each once; empty where all can be printed. Newlines print. */
export function unprintable(text: string): string {
  const { regular, bold } = paperFonts();
  const missing = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint !== 0x0a && !(regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint))) missing.add(character);
  }
  return [...missing].join('');
}

/**
 * The first text inside a value that cannot be printed, and where it stands (`pickup.orders.0.lines.3.name`); `undefined` where
 * all can. Sealing refuses with `seal.unprintable-text`: a receipt that shows an empty box is not what was signed.
 */
export function unprintableField(value: unknown, at = ''): { readonly field: string; readonly characters: string } | undefined {
  if (typeof value === 'string') {
    const characters = unprintable(value);
    return characters === '' ? undefined : { field: at, characters };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = unprintableField(inner, at === '' ? key : `${at}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
