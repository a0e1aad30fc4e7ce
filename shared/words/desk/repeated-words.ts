import type { RepeatedPhoto } from '../../inspection/counted-photos.ts';
import type { Language } from '../language.ts';
import { goodsWords } from './goods-words.ts';

/** Which earlier photo a photo repeats, by number and, where it belongs to another problem, by what and where that is (R-IN-3). */
export function repeatedWords(language: Language, { number, sameAsNumber, elsewhere }: Pick<RepeatedPhoto, 'number' | 'sameAsNumber' | 'elsewhere'>): string {
  const other = elsewhere === null ? '' : [goodsWords[language].checks[elsewhere.check], elsewhere.place].filter((part) => part !== '').join(' · ');
  if (language === 'zh-CN') return `第 ${number} 张和${other === '' ? '' : `“${other}”的`}第 ${sameAsNumber} 张是同一张，只算一张`;
  return `Photo ${number} is the same as photo ${sameAsNumber}${other === '' ? '' : ` of "${other}"`}; it counts once`;
}
