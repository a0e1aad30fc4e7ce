import type { Language } from '../language.ts';

/** Goods as lists name them: the first of them, and how many different ones there are. */
export interface TitledGoods {
  readonly title: string;
  readonly kinds: number;
}

/** `双开庭院门 等 3 种`, `双开庭院门 and 2 more`. */
export function goodsTitle(language: Language, { title, kinds }: TitledGoods): string {
  if (kinds <= 1) return title;
  return language === 'zh-CN' ? `${title} 等 ${kinds} 种` : `${title} and ${kinds - 1} more`;
}
