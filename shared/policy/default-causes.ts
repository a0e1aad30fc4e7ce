import type { ComplaintCause } from './complaint-cause.ts';

const anyOther = { door: 'other', window_guard: 'other', home: 'other', pipe: 'other', material: 'other' } as const;

/** R-CP-1: the causes of the default policy. */
export const defaultCauses: readonly ComplaintCause[] = [
  { id: 'window-guard-rust', kind: 'production', name: { 'zh-CN': '护窗生锈', en: 'Window guard rust' }, buckets: { window_guard: 'rust' } },
  { id: 'window-guard-welding', kind: 'production', name: { 'zh-CN': '护窗焊接', en: 'Window guard welding' }, buckets: { window_guard: 'manufacture' } },
  { id: 'window-guard-ornaments', kind: 'production', name: { 'zh-CN': '护窗配花', en: 'Window guard ornaments' }, buckets: { window_guard: 'manufacture' } },
  { id: 'door-welding', kind: 'production', name: { 'zh-CN': '大门焊接', en: 'Door welding' }, buckets: { door: 'manufacture' } },
  { id: 'door-fittings-missing', kind: 'production', name: { 'zh-CN': '大门配件缺失', en: 'Door fittings missing' }, buckets: { door: 'manufacture' } },
  { id: 'door-colour-difference', kind: 'production', name: { 'zh-CN': '大门门板色差', en: 'Door panel colour difference' }, buckets: { door: 'colour-difference' } },
  { id: 'door-ornament-workmanship', kind: 'production', name: { 'zh-CN': '大门饰花工艺', en: 'Door ornament workmanship' }, buckets: { door: 'manufacture' } },
  { id: 'home-colour-loss', kind: 'production', name: { 'zh-CN': '家居产品掉色', en: 'Home product colour loss' }, buckets: { home: 'colour-difference' } },
  {
    id: 'crushed-in-transport',
    kind: 'transport',
    name: { 'zh-CN': '产品压坏、破损', en: 'Product crushed or broken in transport' },
    buckets: { door: 'knock', window_guard: 'transport', home: 'transport', pipe: 'other', material: 'other' },
  },
  { id: 'door-fittings-lost', kind: 'transport', name: { 'zh-CN': '大门配件运输途中丢失', en: 'Door fittings lost in transport' }, buckets: { door: 'other' } },
  {
    id: 'outer-packaging-damaged',
    kind: 'transport',
    name: { 'zh-CN': '外包装破损', en: 'Outer packaging damaged' },
    buckets: { door: 'knock', window_guard: 'transport', home: 'transport', pipe: 'other', material: 'other' },
  },
  {
    id: 'shipped-differently',
    kind: 'other',
    name: { 'zh-CN': '发货数量或种类与订单不符', en: 'Shipped quantity or kind differs from the order' },
    buckets: { door: 'other', window_guard: 'other', home: 'missing', pipe: 'missing', material: 'missing' },
  },
  { id: 'freight-too-high', kind: 'other', name: { 'zh-CN': '运费高于市场或约定', en: 'Freight above market or agreement' }, buckets: anyOther },
  { id: 'late-delivery', kind: 'other', name: { 'zh-CN': '交货延迟', en: 'Late delivery' }, buckets: anyOther },
  { id: 'staff-attitude', kind: 'other', name: { 'zh-CN': '服务态度', en: 'Staff attitude' }, buckets: anyOther },
  { id: 'marketing-support', kind: 'other', name: { 'zh-CN': '营销支持', en: 'Marketing support' }, buckets: anyOther },
];
