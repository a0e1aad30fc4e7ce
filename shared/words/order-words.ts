import { closed } from '../kernel/closed.ts';
import { yuanText } from '../kernel/money.ts';
import type { CompensationReason } from '../order/compensation.ts';
import type { LeadTimeReason } from '../order/lead-time.ts';
import type { Finish } from '../policy/policy-document.ts';
import { classWords } from './class-words.ts';
import type { InEachLanguage, Language } from './language.ts';
import { momentWords } from './time-words.ts';

const finishNames: InEachLanguage<Readonly<Record<Finish, string>>> = {
  'zh-CN': { natural: '本色', coloured: '彩色' },
  en: { natural: 'natural colour', coloured: 'coloured' },
};

/** One step of why goods must be shipped by a day (R-LT-1 to R-LT-5). */
export function leadTimeWords(language: Language, reason: LeadTimeReason): string {
  const zh = language === 'zh-CN';
  switch (reason.kind) {
    case 'confirmed': {
      const moment = momentWords(language, reason.confirmedAt, null);
      if (zh) return reason.nextDay ? `${moment} 确认，已过 ${reason.cut}，次日 ${reason.day1} 为第 1 天` : `${moment} 确认，未过 ${reason.cut}，当天 ${reason.day1} 为第 1 天`;
      return reason.nextDay
        ? `confirmed ${moment}, after ${reason.cut}: the next day, ${reason.day1}, is day 1`
        : `confirmed ${moment}, up to ${reason.cut}: that day, ${reason.day1}, is day 1`;
    }
    case 'days': {
      const finish = reason.finish === null ? '' : finishNames[language][reason.finish];
      const what = zh ? `${finish}${classWords(language, reason.productClass)}` : `${finish} ${classWords(language, reason.productClass)}`.trim();
      return zh ? `${what}交货期 ${reason.days} 天，最晚 ${reason.shipBy} 24:00 发货` : `${what} ship within ${reason.days} days, on or before ${reason.shipBy} 24:00`;
    }
    case 'promised':
      return zh ? `按订单约定的日期，最晚 ${reason.shipBy} 24:00 发货` : `by the date promised in the order, on or before ${reason.shipBy} 24:00`;
    case 'promise-needed':
      return zh
        ? `${classWords(language, reason.productClass)}没有固定交货期，请填写订单约定的发货日期`
        : `${classWords(language, reason.productClass)} have no fixed lead time: enter the date promised in the order`;
    case 'agreed':
      return zh ? `大额订单，与经销商另行约定，最晚 ${reason.shipBy} 24:00 发货` : `large order: a later date is agreed with the dealer, on or before ${reason.shipBy} 24:00`;
    case 'agreed-does-not-hold':
      if (reason.because === 'not-large') {
        return zh ? `不是大额订单，另约的 ${reason.agreed} 不适用` : `not a large order, so the agreed ${reason.agreed} does not hold`;
      }
      return zh ? `另约的 ${reason.agreed} 并不更晚，不适用` : `the agreed ${reason.agreed} is not later, so it does not hold`;
    default:
      return closed(reason);
  }
}

/** One step of what a delay costs (R-LT-4, R-LT-6). */
export function compensationWords(language: Language, reason: CompensationReason): string {
  const zh = language === 'zh-CN';
  switch (reason.kind) {
    case 'in-time':
      return zh ? '按时发货，不需补偿' : 'shipped in time, nothing to compensate';
    case 'late':
      return zh ? `最晚应于 ${reason.shipBy} 24:00 发货，实际 ${reason.shipped} 发货，晚 ${reason.days} 天` : `due on or before ${reason.shipBy} 24:00, shipped ${reason.shipped}: ${days(reason.days)} late`;
    case 'force-majeure':
      return zh ? `其中 ${reason.days} 天因不可抗力，不补偿` : `${days(reason.days)} of it by force majeure, not compensated`;
    case 'no-evidence':
      return zh ? `${reason.from} 至 ${reason.to} 的不可抗力没有证明，不扣除` : `force majeure ${reason.from} to ${reason.to} has no evidence, so it is not left out`;
    case 'class-not-compensated':
      return zh ? `${classWords(language, reason.productClass)}延期没有补偿规定` : `delay of ${classWords(language, reason.productClass)} is not compensated`;
    case 'not-by-production':
      return zh ? '延期不是生产或代工造成，不补偿' : 'not delayed by production or an OEM plant, so not compensated';
    case 'amount': {
      const each = yuanText(reason.fenPerDay);
      if (reason.items !== null) return zh ? `每件每天 ${each} 元 × ${reason.items} 件 × ${reason.days} 天` : `CNY ${each} per item and day × ${reason.items} × ${days(reason.days)}`;
      return zh ? `每单每天 ${each} 元 × ${reason.days} 天` : `CNY ${each} per order and day × ${days(reason.days)}`;
    }
    default:
      return closed(reason);
  }
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
