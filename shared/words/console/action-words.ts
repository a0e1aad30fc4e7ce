import type { InEachLanguage, Language } from '../language.ts';

/** What the audit log's actions are called. */
const names: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {},
  en: {},
};

/** The name of an action; an action of a later HQ is shown as it is written. */
export function actionName(language: Language, action: string): string {
  return names[language][action] ?? action;
}
