import type { Instant } from '../kernel/instant.ts';
import type { InEachLanguage } from './language.ts';
import { dueWords } from './time-words.ts';

type ReminderKind = 'half-time' | 'one-hour' | 'fifteen-minutes';

interface ReminderWords {
  title(kind: ReminderKind): string;
  body(parameters: { readonly title: string; readonly dueAt: Instant }): string;
}

/** The day without its year: a reminder is of today or the days that follow. */
const clock = (instant: Instant): string => dueWords('zh-CN', instant, null).slice(5);

/** A deadline reminder outside the window (R-TL-17): how long is left, and what silence means. */
export const reminderWords: InEachLanguage<ReminderWords> = {
  'zh-CN': {
    title: (kind) => ({ 'half-time': '验货时间已过一半', 'one-hour': '验货还剩 1 小时', 'fifteen-minutes': '验货只剩 15 分钟' })[kind],
    body: ({ title, dueAt }) => `${title}：${clock(dueAt)} 前签字反馈，过时视同合格`,
  },
  en: {
    title: (kind) => ({ 'half-time': 'Half of the inspection time has passed', 'one-hour': '1 hour left to inspect', 'fifteen-minutes': 'Only 15 minutes left to inspect' })[kind],
    body: ({ title, dueAt }) => `${title}: sign by ${clock(dueAt)}, or the goods count as accepted`,
  },
};
