import type { LimitReason } from '../delivery/limit-reason.ts';
import type { TimeLimit } from '../delivery/time-limits.ts';
import { closed } from '../kernel/closed.ts';
import { civilDateOf, type CivilDate } from '../kernel/instant.ts';
import { quantityText } from '../kernel/quantity.ts';
import type { LimitLength } from '../policy/limit-group.ts';
import { classWords, quantityWords } from './class-words.ts';
import type { Language } from './language.ts';
import { dayWords, dueWords, minuteWords } from './time-words.ts';

type Reason<Kind extends LimitReason['kind']> = Extract<LimitReason, { kind: Kind }>;

/** How long a limit is: `4 小时`, `当天`, `within 2 days`. */
export function limitLengthWords(language: Language, length: LimitLength): string {
  const zh = language === 'zh-CN';
  switch (length.kind) {
    case 'hours':
      return zh ? `${length.hours} 小时` : `${length.hours} hours`;
    case 'pickup-day':
      return zh ? '当天' : 'the day of pickup';
    case 'days-after':
      return zh ? `${length.days} 天内` : `within ${length.days} days`;
    default:
      return closed(length);
  }
}

/** The whole "why" of a limit (R-TL-16), each reason a sentence of its own, in order, in whole minutes; the exact instants are the limit's own. `today` makes days read as today and tomorrow; null writes them out. */
export function limitReasonList(language: Language, limit: TimeLimit, today: CivilDate | null): readonly string[] {
  return limit.reasons.map((reason) => limitReasonWords(language, reason, today));
}

export function limitReasonWords(language: Language, reason: LimitReason, today: CivilDate | null): string {
  const zh = language === 'zh-CN';
  switch (reason.kind) {
    case 'sum':
      return sumWords(language, reason);
    case 'pipe-lengths': {
      const [lengths, each, metres] = [quantityText(reason.lengths), quantityText(reason.metresPerLength), quantityText(reason.metres)];
      return zh ? `${lengths} 支 × ${each} 米 = ${metres} 延米` : `${lengths} lengths × ${each} m = ${metres} m`;
    }
    case 'pipe-length-unknown':
      return zh
        ? `${quantityText(reason.lengths)} 支的单支长度未知，请填写后重算`
        : `the length of ${quantityText(reason.lengths)} pipes is unknown: enter it, the limit is then worked out again`;
    case 'fittings-left-out':
      return zh ? `配件 ${reason.lines} 行不计入数量` : `${reason.lines} ${reason.lines === 1 ? 'line' : 'lines'} of fittings do not add to the size`;
    case 'fittings-only':
      return zh ? '只有配件，按最小数量' : 'fittings only, counted as the smallest size';
    case 'row':
      return rowWords(language, reason);
    case 'longer-of-two-rows': {
      const quantity = quantityWords(language, reason.threshold, reason.unit);
      return zh
        ? `正好 ${quantity}，${reason.chosen} 与 ${reason.other} 都适用，取较长的期限`
        : `exactly ${quantity}: ${reason.chosen} and ${reason.other} both apply, the longer limit holds`;
    }
    case 'clock-start':
      return startWords(language, reason, today);
    case 'holiday-shift': {
      const [from, to] = [dayWords(language, reason.from, today), dayWords(language, reason.to, today)];
      return zh ? `最后一天 ${from} 是${reason.name}假期，顺延到 ${to}` : `the last day ${from} is a holiday (${reason.nameEn}), so it moves to ${to}`;
    }
    case 'calendar-unknown':
      return zh ? `${reason.year} 年的放假安排尚未载入，期限暂定` : `the calendar of ${reason.year} is not loaded, so the end is provisional`;
    case 'due':
      return zh ? `截止 ${dueWords(language, reason.dueAt, today)}` : `ends ${dueWords(language, reason.dueAt, today)}`;
    default:
      return closed(reason);
  }
}

function sumWords(language: Language, reason: Reason<'sum'>): string {
  const parts = reason.parts.map((part) =>
    language === 'zh-CN'
      ? `${classWords(language, part.productClass)} ${quantityWords(language, part.quantity, reason.unit)}`
      : `${quantityText(part.quantity)} ${reason.unit === 'metre' ? 'm of ' : ''}${classWords(language, part.productClass, part.quantity)}`,
  );
  return parts.length === 1 ? parts.join('') : `${parts.join(' + ')} = ${quantityWords(language, reason.total, reason.unit)}`;
}

function rowWords(language: Language, reason: Reason<'row'>): string {
  const zh = language === 'zh-CN';
  const length = limitLengthWords(language, reason.length);
  if (reason.threshold === null || reason.size === 'any') return zh ? `不论数量${spaced(length)}（${reason.rule}）` : `any size: ${length} (${reason.rule})`;
  const threshold = quantityWords(language, reason.threshold, reason.unit);
  if (reason.size === 'within') return zh ? `${threshold}以内${spaced(length)}（${reason.rule}）` : `within ${threshold}: ${length} (${reason.rule})`;
  return zh ? `${threshold}以上${spaced(length)}（${reason.rule}）` : `${threshold} and above: ${length} (${reason.rule})`;
}

/** Chinese sets a blank between a character and a figure. */
function spaced(length: string): string {
  return /^\d/.test(length) ? ` ${length}` : length;
}

function startWords(language: Language, reason: Reason<'clock-start'>, today: CivilDate | null): string {
  const zh = language === 'zh-CN';
  const picked = minuteWords(reason.pickedUpAt);
  const day = today === null ? `${dayWords(language, civilDateOf(reason.pickedUpAt), null)} ${picked}` : picked;
  if (!reason.nextDay) return zh ? `${day} 提货，当天起算` : `picked up at ${day}, the clock starts at once`;
  const start = `${dayWords(language, civilDateOf(reason.startsAt), today)} ${minuteWords(reason.startsAt)}`;
  return zh ? `${day} 提货，${reason.cut} 及以后从次日起算（${start}）` : `picked up at ${day}, at or after ${reason.cut} the clock starts the next day (${start})`;
}
