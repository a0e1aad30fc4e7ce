import type { Language } from './language.ts';

/** R-TL-20: why goods whose limit has run out by this computer's clock are not deemed accepted yet, where HQ has not told the time since the computer was started. */
export const clockDoubt: Readonly<Record<Language, string>> = {
  'zh-CN': '电脑开机后还没有和总部对过时间，电脑时间可能不准，所以先不算视同合格；连上总部后会重新判断。',
  en: 'This computer has not compared its clock with HQ since it was started, and the clock may be wrong; so nothing is deemed accepted yet. It is judged again once HQ is reached.',
};
