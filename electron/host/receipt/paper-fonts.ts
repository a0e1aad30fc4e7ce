import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** Noto Sans SC as it goes on paper. Opened once for the life of the process: parsing ten megabytes a receipt would take seconds. */
export type PaperFonts = Readonly<Record<Weight, Font>>;

const files = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' } as const;
let opened: PaperFonts | undefined;

/** The fonts, read from their package at the first call (about 100 ms); call it at start-up so that no signature waits for it. */
export function paperFonts(): PaperFonts {
  const place = createRequire(import.meta.url);
  const open = (weight: Weight) => create(readFileSync(place.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`)));
  opened ??= { regular: open('regular'), bold: open('bold') };
  return opened;
}

/** Width of a text in points, glyph by glyph; kerning is left out, as it is when the text is drawn. */
export function textWidth(font: Font, text: string, size: number): number {
  const known = advancesOf(font);
  let ems = 0;
  for (const character of text) ems += known.get(character) ?? measure(font, known, character);
  return ems * size;
}

/** Advances in ems by character: asking the font each time costs more than drawing. */
const advances = new WeakMap<Font, Map<string, number>>();

function advancesOf(font: Font): Map<string, number> {
  const known = advances.get(font) ?? new Map<string, number>();
  advances.set(font, known);
  return known;
}

function measure(font: Font, known: Map<string, number>, character: string): number {
  const ems = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
  known.set(character, ems);
  return ems;
}
