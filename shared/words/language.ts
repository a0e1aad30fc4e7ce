/** The languages every sentence exists in; Chinese is the default. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The name of each language in itself. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** A complete dictionary in each language; a missing key or parameter fails the type check. */
export type InEachLanguage<Words> = Readonly<Record<Language, Words>>;
