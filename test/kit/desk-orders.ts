import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import type { DealerId, OrderNo } from '../../shared/kernel/ids.ts';
import type { CivilDate } from '../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';

/** An outbound order with so many lines of goods, by its number always the same. */
export function paperOrder(orderNo: string, lines: number, words: { readonly shippedOn?: string; readonly carrier?: string; readonly waybill?: string } = {}): OutboundOrder {
  return {
    orderNo: orderNo as OrderNo,
    salesOrderNo: '',
    dealer: 'JX0012' as DealerId,
    dealerName: '济南恒安门窗经营部',
    shippedOn: (words.shippedOn ?? '2026-11-20') as CivilDate,
    carrier: words.carrier ?? '德通物流',
    carrierPhone: '0531-88001234',
    waybill: words.waybill ?? '',
    source: 'hq',
    lines: Array.from({ length: lines }, (_, index) => ({
      lineNo: index + 1,
      productClass: 'home' as const,
      name: `不锈钢鞋架 ${(index % 40) + 1}`,
      specification: `600×300×${900 + (index % 7)}`,
      colour: '香槟金',
      quantity: wholeQuantity((index % 9) + 1),
      unit: 'piece' as const,
      metresPerLength: null,
      weightGrams: null,
      packages: 1,
      note: '',
    })),
  };
}

/** The same as a person enters it from its paper: source and dealer are the desk's to say. */
export function paperEntry(orderNo: string, lines = 1): Omit<OutboundOrder, 'source' | 'dealer' | 'dealerName'> {
  const { source: _source, dealer: _dealer, dealerName: _dealerName, ...entry } = paperOrder(orderNo, lines);
  return entry;
}
