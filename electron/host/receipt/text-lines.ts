import type { Font } from 'fontkit';
import { textWidth } from './paper-fonts.ts';

/** Characters that never begin a line (closing marks) and never end one (opening marks), as Chinese is set (GB/T 15834). */
const neverFirst = /^[，。、；：？！）》」』】〉’”…—·,.;:?!)\]}%]/u;
const neverLast = /[（《「『【〈‘“([{]$/u;
/** A piece that stays together: a run of letters, digits and joiners, or one other character. */
const pieces = /[\p{Script=Latin}\p{N}#_./@-]+|\s+|[^]/gu;

/**
 * Breaks a text into lines of at most `width` points: between Chinese characters, at blanks, and inside a run of letters only where
 * the run is wider than a line. Newlines break; a line never starts with a closing mark where that can be helped.
 */
export function textLines(text: string, font: Font, size: number, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => paragraphLines(paragraph, font, size, width));
}

function paragraphLines(text: string, font: Font, size: number, width: number): readonly string[] {
  if (textWidth(font, text, size) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(pieces) ?? []) {
    for (const part of fitting(piece, font, size, width)) {
      const partWidth = textWidth(font, part, size);
      if (line !== '' && used + partWidth > width) {
        const [kept, carried] = carry(line, part);
        lines.push(ended(kept));
        line = carried;
        used = textWidth(font, carried, size);
      }
      if (line === '' && /^[\s·]*$/u.test(part) && lines.length > 0) continue;
      line += part;
      used += partWidth;
    }
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** A separating dot has done its work where the line ends. */
function ended(line: string): string {
  return line.replace(/\s*·?\s*$/u, '');
}

/** What moves to the next line together with `next`: an opening mark at the end, or one character where `next` may not stand first. */
function carry(line: string, next: string): readonly [string, string] {
  const characters = Array.from(line);
  let count = neverFirst.test(next) && characters.length > 1 ? 1 : 0;
  while (count < characters.length - 1 && neverLast.test(characters.slice(0, characters.length - count).join(''))) count += 1;
  return [characters.slice(0, characters.length - count).join(''), characters.slice(characters.length - count).join('')];
}

function fitting(piece: string, font: Font, size: number, width: number): readonly string[] {
  return textWidth(font, piece, size) <= width ? [piece] : Array.from(piece);
}
