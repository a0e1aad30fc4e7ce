import { addDays, civilDateOf, dayMs, epochMs, hourMs, instantOf, minuteMs, msOfDay, zonedText, type Instant } from '../../kernel/instant.ts';
import type { Language } from '../language.ts';

const relativeDays = {
  'zh-CN': { today: '今天', tomorrow: '明天', yesterday: '昨天' },
  en: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' },
} as const;

/** Whole hours and minutes below; seconds only in the last five minutes. */
const secondsBelowMs = 5 * minuteMs;

/** `今天 15:20`, `明天 08:00`, then `11-23 08:00`, with the year where it is another one; in the policy's zone. */
export function momentText(instant: Instant, now: Instant, language: Language): string {
  return `${dayText(civilDateOf(instant), now, language)} ${zonedText(instant).slice(11, 16)}`;
}

/** As `momentText`, but the midnight that ends a day is written as 24:00 of that day, as deadlines are spoken of. */
export function dueText(instant: Instant, now: Instant, language: Language): string {
  if (msOfDay(instant) !== 0) return momentText(instant, now, language);
  return `${dayText(civilDateOf(instantOf(epochMs(instant) - 1)), now, language)} 24:00`;
}

function dayText(day: ReturnType<typeof civilDateOf>, now: Instant, language: Language): string {
  const today = civilDateOf(now);
  const names = relativeDays[language];
  if (day === today) return names.today;
  if (day === addDays(today, 1)) return names.tomorrow;
  if (day === addDays(today, -1)) return names.yesterday;
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** `还剩 2 小时 13 分`, `已超时 40 分`; a running minute counts as left until it is over. */
export function remainingText(leftMs: number, language: Language): string {
  const span = spanText(Math.abs(leftMs), language);
  if (leftMs >= 0) return language === 'en' ? `${span} left` : `还剩 ${span}`;
  return language === 'en' ? `${span} late` : `已超时 ${span}`;
}

/** `2 小时 13 分`, `3 天 0 小时`, and under five minutes `4 分 10 秒`: always to the second unit, so that a round figure does not look like a rough one. */
export function spanText(ms: number, language: Language): string {
  const en = language === 'en';
  const part = (count: number, zhUnit: string, enUnit: string): string => (en ? `${count} ${enUnit}` : `${count} ${zhUnit}`);
  if (ms < secondsBelowMs) {
    const minutes = Math.floor(ms / minuteMs);
    const seconds = Math.floor((ms % minuteMs) / 1000);
    return minutes === 0 ? part(seconds, '秒', 's') : `${part(minutes, '分', 'min')} ${part(seconds, '秒', 's')}`;
  }
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return `${part(days, '天', 'd')} ${part(hours, '小时', 'h')}`;
  if (hours > 0) return `${part(hours, '小时', 'h')} ${part(minutes, '分', 'min')}`;
  return part(minutes, '分', 'min');
}
