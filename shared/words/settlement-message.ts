import type { Quantity } from '../kernel/quantity.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import { classWords, quantityWords } from './class-words.ts';

/** What a dealer is told when a person at HQ has decided a limit in doubt (R-TL-20). HQ writes to dealers in Chinese, whatever language their pages are in. */
export function settlementMessage(
  limit: { readonly classes: readonly ProductClass[]; readonly quantity: Quantity; readonly unit: Unit },
  orderNos: readonly string[],
  verdict: 'deemed-accepted' | 'kept-open',
  reason: string,
): string {
  const goods = `${limit.classes.map((name) => classWords('zh-CN', name)).join('、')} ${quantityWords('zh-CN', limit.quantity, limit.unit)}`;
  const decided = verdict === 'deemed-accepted' ? '没有反馈的部分视同合格，有异议请联系总部' : '没有反馈的部分不视同合格，请尽快验完签字';
  return `出库单 ${orderNos.join('、')} 的${goods}：总部已判定，${decided}。理由：${reason}`.slice(0, 2_000);
}
