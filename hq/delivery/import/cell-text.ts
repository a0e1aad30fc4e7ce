import { orderNoSchema, type OrderNo } from '../../../shared/kernel/ids.ts';
import { right, wrong, type CellVerdict } from './cell-verdict.ts';

const exampleOrderNo = 'CK20261120-0031';

/** A cell as it is meant: no invisible characters, tabs and no-break spaces as spaces, nothing around it. */
export function tidied(cell: string): string {
  return cell.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').replaceAll(/\r\n?/g, '\n').replaceAll(/[\t\u00a0\u3000]/g, ' ').trim();
}

/** Codes, numbers and dates: full-width letters and digits read as plain ones (`ＣＫ２０２６` is `CK2026`). */
export function plainCode(cell: string): string {
  return tidied(cell).normalize('NFKC').trim();
}

/** Free text; a lone dash or slash says "none". Newlines stay where `lines` allows them, else they become spaces. */
export function judgeWords(cell: string, longest: number, lines: 'one' | 'many' = 'one'): CellVerdict<string> {
  const text = lines === 'many' ? tidied(cell) : tidied(cell).replaceAll(/ *\n */g, ' ');
  if (!text.isWellFormed() || hasControlCharacter(text)) return wrong('control-characters', withoutControls(text).slice(0, longest));
  if (text.length > longest) return wrong('too-long', String(longest));
  return right(/^[-–—/]$/.test(text) ? '' : text);
}

export function judgeRequiredWords(cell: string, longest: number, example: string): CellVerdict<string> {
  const words = judgeWords(cell, longest);
  return words.ok && words.value === '' ? wrong('empty', example) : words;
}

export function judgeOrderNo(cell: string): CellVerdict<OrderNo> {
  const text = plainCode(cell);
  if (text === '') return wrong('empty', exampleOrderNo);
  if (text.length > 40) return wrong('too-long', '40');
  const parsed = orderNoSchema.safeParse(text);
  if (parsed.success) return right(parsed.data);
  return wrong('not-an-order-number', text.replaceAll(/[^\p{L}\p{N}._/-]+/gu, '-').replaceAll(/^-+|-+$/g, '') || exampleOrderNo);
}

function hasControlCharacter(text: string): boolean {
  return [...text].some(isControl);
}

function withoutControls(text: string): string {
  return [...text.toWellFormed()].filter((character) => !isControl(character) && character !== '\ufffd').join('');
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code < 0x20 && code !== 0x0a) || code === 0x7f;
}
