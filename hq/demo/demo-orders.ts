import type { OrderLine, OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { metresPerLengthIn } from '../../shared/delivery/pipe-length.ts';
import { addDays, type CivilDate } from '../../shared/kernel/instant.ts';
import type { DealerId, OrderNo } from '../../shared/kernel/ids.ts';
import { parseQuantity } from '../../shared/kernel/quantity.ts';
import type { ProductClass, Unit } from '../../shared/policy/product-class.ts';
import { demoDealers } from './demo-people.ts';

type Carrier = readonly [name: string, phone: string, waybillPrefix: string];
/** Class, name, specification, colour, quantity, unit, kilograms (empty: not weighed), packages, note. */
type Line = readonly [ProductClass, string, string, string, string, Unit, string, number, string?];
/** How many days ago it was shipped, to whom, with whom, what. */
type Shipment = readonly [daysAgo: number, dealer: string, carrier: Carrier, lines: readonly Line[]];

const detong: Carrier = ['德通物流', '0531-88001234', 'DT77300'];
const shunjie: Carrier = ['顺捷专线', '0531-81117766', 'SJ00988'];
const zhongyuan: Carrier = ['中原快运', '0379-65550088', 'ZY20261'];
const shudao: Carrier = ['蜀道通', '028-85512300', 'SDT9912'];

/** The first four are on their way to the demonstration desk today; together the shipments hold every class, fittings, lengths and sizes at the limits' edges. */
const shipments: readonly Shipment[] = [
  [0, 'JX0012', detong, [
    ['door', '双开庭院门 镀铜别墅款', '2400×2800 双开', '古铜', '4', 'set', '612', 8, '配拉手锁具各4副'],
    ['door', '大门配件包', '锁体+铰链+密封条', '', '4', 'piece', '22', 1],
  ]],
  [0, 'JX0012', detong, [
    ['window_guard', '304防护窗 平窗', '1500×1800 管径19', '本色', '8', 'set', '176', 8],
    ['guardrail', '阳台护栏 竖管', 'L=3600 H=1100', '本色', '4', 'set', '118', 4, '含端盖'],
    ['window_guard', '配花 福字', 'φ220', '玫瑰金', '16', 'piece', '7.2', 1],
  ]],
  [0, 'JX0012', shunjie, [
    ['pipe', '304彩管 圆管', 'φ25×0.8×6000', '钛金', '15', 'length', '41.4', 1, '合计90延米'],
    ['pipe', '304彩管 方管', '25×25×0.8×6000', '黑钛', '4', 'length', '14.1', 1, '合计24延米'],
  ]],
  [0, 'JX0012', shunjie, [
    ['home', '不锈钢鞋架', '600×300×900', '香槟金', '11', 'piece', '66', 11],
    ['home', '浴室置物架', '450×140', '镜光', '6', 'piece', '7', 2, '易碎'],
    ['tooling', '经销商工装 夏', 'L/XL', '藏青', '8', 'piece', '3', 1],
  ]],
  [1, 'JX0012', detong, [
    ['window_guard', '304防护窗 飘窗', '1800×2100×500', '玫瑰金', '10', 'set', '295', 10],
    ['window_guard', '配花 福字', 'φ220', '玫瑰金', '20', 'piece', '9', 1],
  ]],
  [2, 'JX0012', shunjie, [
    ['stair_handrail', '304楼梯扶手 立柱式', 'H=900', '本色', '6', 'set', '48', 2],
    ['material', '玻璃胶 中性', '300ml', '透明', '24', 'piece', '8.4', 1],
    ['tool', '切割片', 'φ107', '', '50', 'piece', '4', 1],
  ]],
  [3, 'JX0012', detong, [
    ['sample', '护窗样角', '300×300', '玫瑰金', '2', 'set', '5', 1, '展厅用'],
    ['sample', '彩管色板', '12色', '', '1', 'set', '1.2', 1, '展厅用'],
  ]],
  [0, 'JX0047', zhongyuan, [
    ['door', '单开入户门 折边款', '1050×2150 右外开', '红铜', '12', 'set', '1020', 12],
    ['sample', '护窗样角', '300×300', '玫瑰金', '2', 'set', '5', 1, '展厅用'],
  ]],
  [0, 'JX0047', zhongyuan, [
    ['window_guard', '304防护窗 推拉款', '1200×1500', '香槟金', '9', 'set', '171', 9],
    ['guardrail', '露台护栏 玻璃卡槽', 'L=2400 H=1050', '本色', '1', 'set', '32', 1],
  ]],
  [1, 'JX0047', zhongyuan, [
    ['pipe', '304彩管 圆管', 'φ19×0.7×6000', '玫瑰金', '60', 'length', '115.8', 3, '合计360延米'],
    ['material', '管件弯头', 'φ19', '玫瑰金', '40', 'piece', '3.6', 1],
  ]],
  [1, 'JX0047', zhongyuan, [
    ['home', '不锈钢花架', '800×250×1200', '黑钛', '10', 'piece', '52', 10],
  ]],
  [2, 'JX0047', zhongyuan, [
    ['door', '四开庭院门 铝艺款', '3600×2800', '咖啡', '2', 'set', '486', 8],
    ['tool', '冲击钻头', '8mm', '', '10', 'piece', '1', 1],
  ]],
  [4, 'JX0047', zhongyuan, [
    ['guardrail', '阳台护栏 横管', 'L=4200 H=1100', '本色', '11', 'set', '352', 11],
    ['material', '膨胀螺栓', 'M10×100', '', '200', 'piece', '18', 2, '散件，现场开箱'],
  ]],
  [0, 'JX0103', shudao, [
    ['stair_handrail', '304楼梯扶手 立柱式', 'H=900', '本色', '26', 'set', '143', 6],
    ['material', '法兰座', 'φ51', '本色', '120', 'piece', '31', 2, '散件，现场开箱'],
    ['tool', '切割片', 'φ107', '', '50', 'piece', '4', 1],
  ]],
  [0, 'JX0103', shudao, [
    ['pipe', '304彩管 圆管', 'φ25×0.8×6000', '钛金', '14', 'length', '38.6', 1, '合计84延米'],
    ['pipe', '304彩管 扁管', '20×40×0.8', '本色', '5.99', 'metre', '5.4', 1, '零切'],
  ]],
  [1, 'JX0103', shudao, [
    ['door', '单开入户门 浮雕款', '960×2050 左内开', '古铜', '10', 'set', '830', 10],
  ]],
  [1, 'JX0103', shudao, [
    ['window_guard', '304防护窗 内开逃生口', '1500×1500', '本色', '18', 'set', '360', 18, '带锁'],
    ['window_guard', '逃生口锁具包', '含钥匙2把', '', '18', 'piece', '6.3', 1],
  ]],
  [2, 'JX0103', shudao, [
    ['home', '折叠晾衣架', '1800×600', '镜光', '5', 'piece', '24', 5],
    ['home', '厨房壁挂架', '600×120', '镜光', '4', 'piece', '6', 2, '易碎'],
    ['tooling', '经销商工装 冬', 'XL/XXL', '藏青', '6', 'piece', '5.4', 1],
  ]],
  [3, 'JX0103', shudao, [
    ['material', '宣传物料 易拉宝', '800×2000', '', '4', 'piece', '9.6', 1],
    ['tool', '氩弧焊枪头', 'WP-18', '', '2', 'piece', '0.6', 1],
  ]],
  [5, 'JX0103', shudao, [
    ['guardrail', '飘窗护栏 可拆卸', 'L=2100 H=600', '玫瑰金', '7', 'set', '84', 7],
    ['sample', '门款小样', '200×300', '古铜/红铜', '3', 'set', '9', 1, '展厅用'],
  ]],
];

/** About twenty outbound orders around the day given, as a manufacturer's ERP would number them. */
export function demoOrders(today: CivilDate): readonly OutboundOrder[] {
  return shipments.map(([daysAgo, dealer, carrier, lines], index) => {
    const shippedOn = addDays(today, -daysAgo);
    const number = String(1_001 + index);
    return {
      orderNo: `CK${shippedOn.replaceAll('-', '')}-${number}` as OrderNo,
      salesOrderNo: `DD${addDays(shippedOn, -14).replaceAll('-', '')}-${number}`,
      dealer: dealer as DealerId,
      dealerName: demoDealers.find((each) => each.id === dealer)?.name ?? '',
      shippedOn,
      carrier: carrier[0],
      carrierPhone: carrier[1],
      waybill: `${carrier[2]}${String(20_103 + index * 37)}`,
      source: 'hq',
      lines: lines.map(orderLine),
    };
  });
}

function orderLine([productClass, name, specification, colour, quantity, unit, kilograms, packages, note = '']: Line, index: number): OrderLine {
  return {
    lineNo: index + 1, productClass, name, specification, colour, quantity: thousandths(quantity), unit,
    metresPerLength: unit === 'length' ? (metresPerLengthIn(specification) ?? null) : null,
    weightGrams: kilograms === '' ? null : thousandths(kilograms), packages, note,
  };
}

function thousandths(text: string) {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`the demonstration has a wrong number: ${text}`);
  return quantity;
}
