import { useCallback } from 'react';
import { goodsTitle, type TitledGoods } from '../../../shared/words/desk/goods-title.ts';
import { useLanguage } from '../../look/language.ts';

/** Names goods in the page's language. */
export function useGoodsTitle(): (goods: TitledGoods) => string {
  const language = useLanguage();
  return useCallback((goods) => goodsTitle(language, goods), [language]);
}
