import type { InEachLanguage } from '../language.ts';

type Sentence = string | readonly string[] | ((details: never) => string);
interface Words {
  readonly [key: string]: Sentence | Words;
}

/** The shape that the other language must fill: the same keys, and for each sentence with details the same details. */
export type SameWords<Zh> = {
  readonly [Key in keyof Zh]: Zh[Key] extends string ? string : Zh[Key] extends readonly string[] ? readonly string[] : Zh[Key] extends (details: infer Details) => string ? (details: Details) => string : SameWords<Zh[Key]>;
};

/** Ties the Chinese and the English sentences of one page together; a key that is missing in one, or takes other details, fails the type check. */
export function bothLanguages<const Zh extends Words>(zh: Zh, en: SameWords<NoInfer<Zh>>): InEachLanguage<SameWords<Zh>> {
  // The cast forgets the literal texts: both languages then have one type.
  return { 'zh-CN': zh as unknown as SameWords<Zh>, en: en as SameWords<Zh> };
}

/** English needs it: `1 photo`, `2 photos`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
