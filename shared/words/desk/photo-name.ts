import type { Language } from '../language.ts';

/** A photo as a person finds it: its place among the photos of its damage point, from 1, its file where it came as one, and the other damage point that it belongs to; null for the same one. */
export interface NamedPhoto {
  readonly number: number;
  readonly file: string | null;
  readonly elsewhere: string | null;
}

/** `第 2 张照片（IMG_0012.jpg）`, `“左门扇”的第 1 张照片`. */
export function photoName(language: Language, { number, file, elsewhere }: NamedPhoto): string {
  if (language === 'zh-CN') return `${elsewhere === null ? '' : `“${elsewhere}”的`}第 ${number} 张照片${file === null ? '' : `（${file}）`}`;
  return `photo ${number}${file === null ? '' : ` (${file})`}${elsewhere === null ? '' : ` of "${elsewhere}"`}`;
}
