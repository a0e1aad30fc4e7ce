import { outboundOrderSchema, type OrderLine, type OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import type { CivilDate } from '../../shared/kernel/instant.ts';
import type { DealerId, OrderNo } from '../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { productClasses, unitOfClass, type ProductClass } from '../../shared/policy/product-class.ts';

const namesOfClass: Readonly<Record<ProductClass, string>> = {
  door: '双开庭院门', window_guard: '304防护窗', guardrail: '阳台护栏', stair_handrail: '楼梯扶手', sample: '护窗样角', home: '不锈钢鞋架', pipe: '304彩管', material: '法兰座', tooling: '工装', tool: '切割片',
};

/** One line; eight window guards where nothing else is said. */
export function makeLine(change: Partial<OrderLine> = {}): OrderLine {
  const productClass = change.productClass ?? 'window_guard';
  return {
    lineNo: 1, productClass, name: namesOfClass[productClass], specification: '1500×1800', colour: '本色', quantity: wholeQuantity(8), unit: unitOfClass[productClass], metresPerLength: null,
    weightGrams: 22_000, packages: 1, note: '', ...change,
  };
}

/** A small order of one line for JX0012; `change` overrides what it says. The result is judged by the schema. */
export function makeOrder(change: Partial<OutboundOrder> = {}): OutboundOrder {
  return outboundOrderSchema.parse({
    orderNo: 'CK20261120-9001', salesOrderNo: 'DD20261104-900', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', shippedOn: '2026-11-20', carrier: '德通物流', carrierPhone: '0531-88001234',
    waybill: 'DT7730099001', source: 'hq', lines: [makeLine()], ...change,
  });
}

export function makeOrderNumbered(number: number, change: Partial<OutboundOrder> = {}): OutboundOrder {
  return makeOrder({ orderNo: `CK20261120-${String(number).padStart(6, '0')}` as OrderNo, ...change });
}

/** A line of every class, pipes in lengths, and a line of fittings. */
export function makeOrderOfAllClasses(change: Partial<OutboundOrder> = {}): OutboundOrder {
  const lines = productClasses.map((productClass, index) =>
    makeLine({ lineNo: index + 1, productClass, ...(productClass === 'pipe' ? { unit: 'length', metresPerLength: wholeQuantity(6), specification: 'φ25×0.8×6000', quantity: wholeQuantity(15) } : {}) }),
  );
  return makeOrder({ lines: [...lines, makeLine({ lineNo: lines.length + 1, name: '配花 福字', unit: 'piece', quantity: wholeQuantity(20) })], ...change });
}

/** As many lines as one order may hold by default, every class in turn. */
export function makeLargeOrder(count = 4_000, change: Partial<OutboundOrder> = {}): OutboundOrder {
  const lines = Array.from({ length: count }, (_, index) => {
    const productClass = productClasses[index % productClasses.length] ?? 'door';
    return makeLine({ lineNo: index + 1, productClass, name: `${namesOfClass[productClass]} ${index + 1}`, quantity: wholeQuantity((index % 12) + 1) });
  });
  return makeOrder({ lines, ...change });
}

export const demoDealerId = 'JX0012' as DealerId;
export const orderDay = '2026-11-20' as CivilDate;
