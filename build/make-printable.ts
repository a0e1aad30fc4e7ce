/**
 * Writes shared/receipt/printable-runs.ts: which characters the receipt's font can print, in both weights. Run it after updating the font: `node build/make-printable.ts`.
 * A character that is added changes the text of receipts that were signed without it, so such an update raises the text version of receipts (`shared/words/receipt-words.ts`).
 */
import { writeFileSync } from 'node:fs';
import { paperFonts } from '../electron/host/receipt/paper-fonts.ts';

const { regular, bold } = paperFonts();
const runs: [number, number][] = [];
for (let codePoint = 0x20; codePoint <= 0x10ffff; codePoint += 1) {
  if (!regular.hasGlyphForCodePoint(codePoint) || !bold.hasGlyphForCodePoint(codePoint)) continue;
  const last = runs.at(-1);
  if (last !== undefined && last[1] === codePoint - 1) last[1] = codePoint;
  else runs.push([codePoint, codePoint]);
}
const text = runs.map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`)).join(' ');
const lines = text.match(/.{1,170}(?: |$)/g) ?? [];
writeFileSync(
  new URL('../shared/receipt/printable-runs.ts', import.meta.url),
  `/** Runs of code points, hexadecimal, that the receipt's font prints in both weights. Made by \`build/make-printable.ts\`. */\nexport const printableRuns =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`,
);
