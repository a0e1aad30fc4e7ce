import type { Language } from '../language.ts';

/** `2026.1 receipt/1`: the words of the notice by the version of the rules they belong to, and the version of the receipt's text. */
const shape = /^(?:(\S+) )?receipt\/(\d+)$/;

/** Which words a dealer was shown (R-TL-22), said for people; a version that is written otherwise stands as it is. */
export function noticeVersionText(language: Language, textVersion: string): string {
  const [, rules = '', receipt] = shape.exec(textVersion) ?? [];
  if (receipt === undefined) return textVersion;
  if (language === 'en') return `${rules === '' ? '' : `rules ${rules}, `}receipt text version ${receipt}`;
  return `${rules === '' ? '' : `规定 ${rules}，`}回执文字第 ${receipt} 版`;
}
