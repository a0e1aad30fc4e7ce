import { parseInstant } from '../shared/kernel/instant.ts';
import type { Language } from '../shared/words/language.ts';
import { endWords, momentWords } from '../shared/words/time-words.ts';
import type { Answer } from './explain-answers.ts';
import type { QuestionKind } from './explain-questions.ts';

const headings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': { startsAt: '起算', dueAt: '截止', day1: '第 1 天', shipBy: '最晚发货', days: '晚', compensatedDays: '补偿天数', amountFen: '补偿金额', planDue: '答复方案', resolveDue: '处理完成', due: '下次回访' },
  en: { startsAt: 'starts', dueAt: 'ends', day1: 'day 1', shipBy: 'ship by', days: 'days late', compensatedDays: 'days compensated', amountFen: 'amount', planDue: 'plan due', resolveDue: 'resolve due', due: 'next visit' },
};

/** Keys that the plain answer shows, by kind; the rest of the object is for programs. */
const shown: Readonly<Record<QuestionKind, readonly string[]>> = {
  deadline: ['startsAt', 'dueAt'],
  'lead-time': ['day1', 'shipBy'],
  compensation: ['days', 'compensatedDays', 'amountFen'],
  complaint: ['planDue', 'resolveDue'],
  visits: ['due'],
};

/** The answer for a person: results first, then each reason on its own line. */
export function answerText(language: Language, kind: QuestionKind, answer: Answer): string {
  const parts = kind === 'deadline' ? (answer['limits'] as readonly Answer[]) : [answer];
  return parts.map((part) => partText(language, kind, part)).join('\n');
}

function partText(language: Language, kind: QuestionKind, part: Answer): string {
  const colon = language === 'en' ? ': ' : '：';
  const open = part['provisional'] === true ? (language === 'en' ? ' (provisional)' : '（暂定）') : '';
  const results = shown[kind].map((key) => `${headings[language][key]}${colon}${valueText(language, key, part[key])}`);
  const heading = `${typeof part['rule'] === 'string' ? `${part['rule']}  ` : ''}${results.join(language === 'en' ? ', ' : '，')}${open}`;
  return [heading, ...(part['reasons'] as readonly string[]).map((reason) => `  - ${reason}`)].join('\n');
}

function valueText(language: Language, key: string, value: unknown): string {
  if (value === null || value === undefined) return language === 'en' ? 'none' : '无';
  if (key === 'amountFen') return `${(Number(value) / 100).toFixed(2)} ${language === 'en' ? 'CNY' : '元'}`;
  if (typeof value !== 'string') return JSON.stringify(value);
  const instant = parseInstant(value);
  if (instant === undefined) return value;
  return key === 'startsAt' ? momentWords(language, instant, null) : endWords(language, instant, null);
}
