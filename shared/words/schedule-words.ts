import type { ComplaintClock } from '../complaint/clocks.ts';
import type { Dealer } from '../dealer/dealer.ts';
import type { CivilDate } from '../kernel/instant.ts';
import type { VisitInterval } from '../policy/policy-document.ts';
import type { Language } from './language.ts';
import { endWords } from './time-words.ts';

/** Why a clock of a complaint ends when it does (R-CP-2 to R-CP-4), one sentence each. */
export function complaintClockWords(language: Language, clock: ComplaintClock): readonly string[] {
  const zh = language === 'zh-CN';
  const end = endWords(language, clock.dueAt, null);
  const counted =
    clock.rule === 'R-CP-2'
      ? zh
        ? `${clock.from} 收到投诉，当天不计，${clock.workingDays} 个工作日内答复方案 → ${end}（${clock.rule}）`
        : `received ${clock.from}, that day not counted; the plan within ${clock.workingDays} working days → ${end} (${clock.rule})`
      : zh
        ? `${clock.from} 答复方案，当天不计，再 ${clock.workingDays} 个工作日内处理完 → ${end}（${clock.rule}）`
        : `plan replied ${clock.from}, that day not counted; done within ${clock.workingDays} further working days → ${end} (${clock.rule})`;
  const unknown = clock.unknownYears.map((year) =>
    zh ? `${year} 年的工作日历尚未载入，按周一至周五暂算，日期暂定` : `the calendar of ${year} is not loaded: counted Monday to Friday for now, the date is provisional`,
  );
  return [counted, ...unknown];
}

/** Why a return visit is due when it is (R-RV). */
export function visitWords(language: Language, level: Dealer['level'], every: VisitInterval, last: CivilDate, due: CivilDate | null): string {
  const zh = language === 'zh-CN';
  if (every === null || due === null) return zh ? `${level} 级不回访` : `level ${level} is not visited`;
  const interval = every.unit === 'weeks' ? (zh ? `${every.count} 周` : weeks(every.count)) : zh ? `${every.count} 个月` : months(every.count);
  return zh ? `${level} 级每 ${interval}回访一次，上次 ${last} → ${due}` : `level ${level} is visited every ${interval}; last ${last} → ${due}`;
}

function weeks(count: number): string {
  return count === 1 ? 'week' : `${count} weeks`;
}

function months(count: number): string {
  return count === 1 ? 'month' : `${count} months`;
}
