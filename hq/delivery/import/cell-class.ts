import type { ProductClass, Unit } from '../../../shared/policy/product-class.ts';
import { productClasses } from '../../../shared/policy/product-class.ts';
import { plainCode } from './cell-text.ts';
import { right, wrong, type CellVerdict } from './cell-verdict.ts';

/** The words a class is written with, the first being the one the template shows (policy section 2). */
export const classWords: Readonly<Record<ProductClass, readonly string[]>> = {
  door: ['大门', '门', '大门类'],
  window_guard: ['防护窗', '护窗', '护窗类', '防盗窗'],
  guardrail: ['护栏', '栏杆', '阳台护栏'],
  stair_handrail: ['楼梯扶手', '扶手', '楼梯'],
  sample: ['样品', '样角'],
  home: ['家居产品', '家居', '家居类'],
  pipe: ['彩管', '管材', '管材类', '不锈钢管'],
  material: ['物料', '物料类', '辅料'],
  tooling: ['工装'],
  tool: ['工具', '工具类'],
};

/** The words a unit is written with, the template's first. */
export const unitWords: Readonly<Record<Unit, readonly string[]>> = {
  set: ['套', '樘', '付', 'set', 'sets'],
  piece: ['件', '个', '只', '把', '片', '块', '包', '盒', '卷', '瓶', '双', '副', '对', 'piece', 'pieces', 'pcs', 'pc'],
  metre: ['延米', '米', 'm', 'metre', 'metres', 'meter'],
  length: ['支', '根', '条', 'length', 'lengths'],
};

/**
 * Which units a line of a class can have at all. Another unit than the class's own makes the line a fitting (R-TL-11), which is
 * legal; doors, guards and furniture by the length (支) are not a thing.
 */
const unitsOfClass: Readonly<Record<ProductClass, readonly Unit[]>> = {
  door: ['set', 'piece'],
  window_guard: ['set', 'piece'],
  guardrail: ['set', 'piece', 'metre'],
  stair_handrail: ['set', 'piece', 'metre'],
  sample: ['set', 'piece'],
  home: ['set', 'piece'],
  pipe: ['metre', 'length', 'piece', 'set'],
  material: ['piece', 'set', 'metre', 'length'],
  tooling: ['piece', 'set'],
  tool: ['piece', 'set', 'length'],
};

const classOfWord = new Map(productClasses.flatMap((id) => [id as string, ...classWords[id]].map((word) => [word, id] as const)));
const unitOfWord = new Map((Object.keys(unitWords) as Unit[]).flatMap((unit) => unitWords[unit].map((word) => [word, unit] as const)));
const everyClass = productClasses.map((id) => classWords[id][0]).join('、');
const everyUnit = (Object.keys(unitWords) as Unit[]).map((unit) => unitWords[unit][0]).join('、');

export function judgeClass(cell: string): CellVerdict<ProductClass> {
  const text = plainCode(cell).replaceAll(' ', '').toLowerCase();
  const found = classOfWord.get(text);
  if (found !== undefined) return right(found);
  return wrong(text === '' ? 'empty' : 'unknown-class', nearestClass(text) ?? everyClass);
}

export function judgeUnit(cell: string): CellVerdict<Unit> {
  const text = plainCode(cell).replaceAll(' ', '').toLowerCase();
  const found = unitOfWord.get(text);
  return found === undefined ? wrong(text === '' ? 'empty' : 'unknown-unit', everyUnit) : right(found);
}

/** The units that a line of the class may have, as words, where this one is not among them; `undefined` where it fits. */
export function unitsInstead(productClass: ProductClass, unit: Unit): string | undefined {
  const units = unitsOfClass[productClass];
  return units.includes(unit) ? undefined : units.map((fitting) => unitWords[fitting][0]).join('、');
}

/** The one class written with the same characters in another order, or that the text begins or ends with: 门大 is 大门. */
function nearestClass(text: string): string | undefined {
  if (text === '') return undefined;
  const sorted = Array.from(text).sort().join('');
  const near = productClasses.filter((id) => classWords[id].some((word) => word.length > 1 && (Array.from(word).sort().join('') === sorted || text.startsWith(word) || text.endsWith(word))));
  return near.length === 1 && near[0] !== undefined ? classWords[near[0]][0] : undefined;
}
