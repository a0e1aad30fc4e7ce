import { orderNoSchema, type OrderNo } from '../../../shared/kernel/ids.ts';
import { right, wrong, type CellVerdict } from './cell-verdict.ts';

const exampleOrderNo = 'CK20261120-0031';
/** A quick look first: of a million cells hardly one needs the replacements. */
const untidy = /[\u200b-\u200d\u2060\ufeff\r\t\u00a0\u3000]/;
const plain = /^[ -~\u4e00-\u9fff]*$/;

/** A cell as it is meant: no invisible characters, tabs and no-break spaces as spaces, nothing around it. */
export function tidied(cell: string): string {
  if (!untidy.test(cell)) return cell.trim();
  return cell.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').replaceAll(/\r\n?/g, '\n').replaceAll(/[\t\u00a0\u3000]/g, ' ').trim();
}

/** Codes, numbers and dates: full-width letters and digits read as plain ones (`ＣＫ２０２６` is `CK2026`). */
export function plainCode(cell: string): string {
  const text = tidied(cell);
  return plain.test(text) ? text : text.normalize('NFKC').trim();
}

/** Free text; a lone dash or slash says "none". Newlines stay where `lines` allows them, else they become spaces. */
export function judgeWords(cell: string, longest: number, lines: 'one' | 'many' = 'one'): CellVerdict<string> {
  const tidy = tidied(cell);
  const text = lines === 'many' || !tidy.includes('\n') ? tidy : tidy.replaceAll(/ *\n */g, ' ');
  if (!text.isWellFormed() || hasControlCharacter(text)) return wrong('control-characters', withoutControls(text).slice(0, longest));
  if (text.length > longest) return wrong('too-long', String(longest));
  return right(isNothing(text) ? '' : text);
}

/** How people write that there is nothing to write. */
export function isNothing(text: string): boolean {
  return text.length === 1 && '-–—/'.includes(text);
}

export function judgeRequiredWords(cell: string, longest: number, example: string): CellVerdict<string> {
  const words = judgeWords(cell, longest);
  return words.ok && words.value === '' ? wrong('empty', example) : words;
}

export function judgeOrderNo(cell: string): CellVerdict<OrderNo> {
  const text = plainCode(cell);
  if (text === '' || isNothing(text)) return wrong('empty', exampleOrderNo);
  if (text.length > 40) return wrong('too-long', '40');
  const parsed = orderNoSchema.safeParse(text);
  if (parsed.success) return right(parsed.data);
  return wrong('not-an-order-number', text.replaceAll(/[^\p{L}\p{N}._/-]+/gu, '-').replaceAll(/^-+|-+$/g, '') || exampleOrderNo);
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (isControl(text.charCodeAt(index))) return true;
  return false;
}

function withoutControls(text: string): string {
  return Array.from(text.toWellFormed()).filter((character) => !isControl(character.charCodeAt(0)) && character !== '\ufffd').join('');
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x0a) || code === 0x7f;
}
