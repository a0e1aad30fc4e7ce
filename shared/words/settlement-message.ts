import { civilDateOf, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import { classWords, quantityWords } from './class-words.ts';
import type { Language } from './language.ts';
import { dayWords, minuteWords } from './time-words.ts';

const decidedWords: Readonly<Record<Language, Readonly<Record<'deemed-accepted' | 'kept-open', string>>>> = {
  'zh-CN': { 'deemed-accepted': '没有反馈的部分视同合格，有异议请联系总部', 'kept-open': '没有反馈的部分不视同合格，请尽快验完签字' },
  en: { 'deemed-accepted': 'what has no feedback is deemed accepted; phone HQ to contest it', 'kept-open': 'what has no feedback is not deemed accepted; inspect and sign it soon' },
};

/** What a dealer is told when a person at HQ has decided a limit in doubt (R-TL-20). HQ writes to dealers in Chinese, whatever language their pages are in. */
export function settlementMessage(
  limit: { readonly classes: readonly ProductClass[]; readonly quantity: Quantity; readonly unit: Unit },
  orderNos: readonly string[],
  verdict: 'deemed-accepted' | 'kept-open',
  reason: string,
): string {
  const goods = `${limit.classes.map((name) => classWords('zh-CN', name)).join('、')} ${quantityWords('zh-CN', limit.quantity, limit.unit)}`;
  return `出库单 ${orderNos.join('、')} 的${goods}：总部已判定，${decidedWords['zh-CN'][verdict]}。理由：${reason}`.slice(0, 2_000);
}

/** The same decision beside the limit itself, in the desk's language: who, when, what follows, and HQ's reason as it was written. */
export function settlementReason(language: Language, { verdict, reason, settledAt }: { readonly verdict: 'deemed-accepted' | 'kept-open'; readonly reason: string; readonly settledAt: Instant }, today: CivilDate | null): string {
  const at = `${dayWords(language, civilDateOf(settledAt), today)} ${minuteWords(settledAt)}`;
  const decided = decidedWords[language][verdict];
  const isToday = today !== null && civilDateOf(settledAt) === today;
  return language === 'en' ? `HQ decided ${isToday ? '' : 'on '}${at}: ${decided}. Reason: ${reason}` : `总部 ${at} 判定：${decided}。理由：${reason}`;
}
