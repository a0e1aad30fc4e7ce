import type { z } from 'zod';
import type { InEachLanguage, Language } from '../shared/words/language.ts';
import { productClasses, unitSchema } from '../shared/policy/product-class.ts';

/** Lines of one deadline and spans of force majeure in one question. */
export const mostLines = 40_000;
export const mostSpans = 1_000;

/** What a part of a question should have been. */
export type Expected =
  | 'kind' | 'instant' | 'day' | 'years' | 'too-many-lines' | 'too-many-spans' | 'days' | 'quantity' | 'whole' | 'count' | 'class' | 'unit' | 'text' | 'lines' | 'finish' | 'confirmed' | 'cause' | 'after-received' | 'level';

const expected: Readonly<Record<Language, Readonly<Record<Expected, string>>>> = {
  'zh-CN': {
    kind: '应为 deadline、lead-time、compensation、complaint、visits 之一',
    instant: '应为带时区的时刻，如 2026-11-20T13:59:59+08:00',
    day: '应为日期，如 2026-11-20',
    years: '年份应在 2000 至 2999 之间',
    days: '应为起止日期，如 2026-12-02..2026-12-03，止不早于起',
    quantity: '应为大于 0、最多三位小数的数量，如 12 或 90.01',
    whole: '套、件、支只能是整数',
    count: '应为 0 至 999999 的整数',
    class: `应为 ${productClasses.join('、')} 之一`,
    unit: `应为 ${unitSchema.options.join('、')} 之一`,
    text: '应为不超过 200 字的文字',
    lines: '至少要有一行，如 --line window_guard=8',
    'too-many-lines': `最多 ${mostLines} 行`,
    'too-many-spans': `最多 ${mostSpans} 段日期`,
    finish: '护窗要写明 natural（本色）或 coloured（彩色）',
    confirmed: '写 confirmed，或者同时写 reviewed 和 deposit',
    cause: '应为 production、oem、other 之一',
    'after-received': '答复不能早于收到投诉',
    level: '应为 A、B、C 之一',
  },
  en: {
    kind: 'expected one of deadline, lead-time, compensation, complaint, visits',
    instant: 'expected a time with its zone, such as 2026-11-20T13:59:59+08:00',
    day: 'expected a day, such as 2026-11-20',
    years: 'the year must be from 2000 to 2999',
    days: 'expected a first and a last day in order, such as 2026-12-02..2026-12-03',
    quantity: 'expected a quantity above 0 with at most three decimals, such as 12 or 90.01',
    whole: 'sets, pieces and lengths are whole numbers',
    count: 'expected a whole number from 0 to 999999',
    class: `expected one of ${productClasses.join(', ')}`,
    unit: `expected one of ${unitSchema.options.join(', ')}`,
    text: 'expected text of at most 200 characters',
    lines: 'expected at least one line, such as --line window_guard=8',
    'too-many-lines': `at most ${mostLines} lines`,
    'too-many-spans': `at most ${mostSpans} spans of days`,
    finish: 'window guards need natural or coloured',
    confirmed: 'expected confirmed, or both reviewed and deposit',
    cause: 'expected production, oem or other',
    'after-received': 'the reply cannot be before the complaint',
    level: 'expected A, B or C',
  },
};

/** Where something is wrong and what it should have been, in one line. */
export function expectedAt(language: Language, where: string, key: Expected): string {
  return placed(language, where, expected[language][key]);
}

function placed(language: Language, where: string, words: string): string {
  return `${where}${language === 'en' ? ': ' : '：'}${words}`;
}

/** What `--policy` and `--calendar` can be wrong in. */
export const fileWords: InEachLanguage<{ readonly unreadable: (because: string) => string; readonly notJson: string; readonly wrongAt: (where: string) => string }> = {
  'zh-CN': { unreadable: (because) => `文件读不出来（${because}）`, notJson: '不是 JSON', wrongAt: (where) => `内容不对${where === '' ? '' : `，从 ${where} 起`}` },
  en: { unreadable: (because) => `the file cannot be read (${because})`, notJson: 'not JSON', wrongAt: (where) => `not what it should be${where === '' ? '' : `, first at ${where}`}` },
};

/** The first thing wrong with a question, in one line: where it is and what it should have been. */
export function issueWords(language: Language, error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return '';
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return language === 'en' ? `unknown: ${keys}` : `不认识：${keys}`;
  }
  const words = Object.hasOwn(expected[language], issue.message) ? expected[language][issue.message as Expected] : issue.message;
  return where === '' ? words : placed(language, where, words);
}

export const usage: Readonly<Record<Language, string>> = {
  'zh-CN': `npm run explain -- 种类 选项

  deadline      --pickup 时刻 --line 类别=数量[:单位[:每支米数或规格]] …   验货期限（R-TL）
  lead-time     --confirmed 时刻（或 --reviewed 时刻 --deposit 时刻）--class 类别 [--finish natural|coloured]
                [--promised 日期] [--agreed 日期 --area 平方米 --sets 套数]   交货期（R-LT）
  compensation  --class 类别 --ship-by 日期 --shipped 日期 [--force-majeure 日期..日期 …]
                [--cause production|oem|other] [--items 件数]   延期补偿（R-LT-4、R-LT-6）
  complaint     --received 时刻 [--plan-replied 时刻]   投诉处理期限（R-CP）
  visits        --level A|B|C --last 日期   回访日期（R-RV）

  --json          只输出一个 JSON 对象
  --batch         从标准输入逐行读 JSON 问题，逐行回答
  --lang zh-CN|en 语言
  --policy 文件   用另一份规则文件（JSON）    --calendar 文件   用另一份工作日历（JSON）`,
  en: `npm run explain -- KIND OPTIONS

  deadline      --pickup TIME --line CLASS=QUANTITY[:UNIT[:METRES or specification]] …   inspection limits (R-TL)
  lead-time     --confirmed TIME (or --reviewed TIME --deposit TIME) --class CLASS [--finish natural|coloured]
                [--promised DAY] [--agreed DAY --area M2 --sets SETS]   delivery time (R-LT)
  compensation  --class CLASS --ship-by DAY --shipped DAY [--force-majeure DAY..DAY …]
                [--cause production|oem|other] [--items COUNT]   delay compensation (R-LT-4, R-LT-6)
  complaint     --received TIME [--plan-replied TIME]   complaint clocks (R-CP)
  visits        --level A|B|C --last DAY   return visits (R-RV)

  --json            one JSON object and nothing else
  --batch           reads one JSON question a line from standard input, answers line by line
  --lang zh-CN|en   language
  --policy FILE     another policy document (JSON)    --calendar FILE   another working calendar (JSON)`,
};
