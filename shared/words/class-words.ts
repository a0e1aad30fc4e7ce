import { quantityText, type Quantity } from '../kernel/quantity.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import type { InEachLanguage, Language } from './language.ts';

const classNames: InEachLanguage<Readonly<Record<ProductClass, string>>> = {
  'zh-CN': {
    door: '大门',
    window_guard: '护窗',
    guardrail: '护栏',
    stair_handrail: '楼梯扶手',
    sample: '样品',
    home: '家居',
    pipe: '管材',
    material: '物料',
    tooling: '工装',
    tool: '工具',
  },
  en: {
    door: 'doors',
    window_guard: 'window guards',
    guardrail: 'guardrails',
    stair_handrail: 'stair handrails',
    sample: 'samples',
    home: 'home products',
    pipe: 'pipes',
    material: 'materials',
    tooling: 'tooling',
    tool: 'tools',
  },
};

const unitNames: InEachLanguage<Readonly<Record<Unit, string>>> = {
  'zh-CN': { set: '套', piece: '件', metre: '延米', length: '支' },
  en: { set: 'sets', piece: 'pieces', metre: 'm', length: 'lengths' },
};

const oneOf: Readonly<Record<Unit, string>> = { set: 'set', piece: 'piece', metre: 'm', length: 'length' };

/** The name of a class; in English the plural, but for exactly one set or piece of it. */
export function classWords(language: Language, productClass: ProductClass, quantity?: Quantity): string {
  const name = classNames[language][productClass];
  return language === 'en' && quantity === 1000 && productClass !== 'pipe' ? name.replace(/s$/, '') : name;
}

export function unitWords(language: Language, unit: Unit): string {
  return unitNames[language][unit];
}

/** `12 套`, `12 sets`, `1 set`. */
export function quantityWords(language: Language, quantity: Quantity, unit: Unit): string {
  const name = language === 'en' && quantity === 1000 ? oneOf[unit] : unitNames[language][unit];
  return `${quantityText(quantity)} ${name}`;
}
