import { describe, expect, test } from 'vitest';
import { reservationText, findingsText } from '../../../../renderer/dealer/inspection/reservation-text.ts';
import type { PackageCheck } from '../../../../shared/inspection/inspection.ts';
import type { Finding } from '../../../../shared/inspection/finding.ts';
import { wholeQuantity } from '../../../../shared/kernel/quantity.ts';
import { lineKey, type PickupLine } from '../../../../shared/delivery/pickup.ts';
import { orderNoSchema, type FindingId, type PackageId } from '../../../../shared/kernel/ids.ts';
import { deskWords } from '../../../../shared/words/desk-words.ts';

const orderNo = orderNoSchema.parse('CK-1');
const key = lineKey(orderNo, 1);
const line: PickupLine = {
  key, orderNo, lineNo: 1, productClass: 'door', name: '单开门', specification: '', colour: '', quantity: wholeQuantity(2), unit: 'set', metresPerLength: null, weightGrams: null, packages: 2, note: '',
};

function packed(...conditions: readonly PackageCheck['condition'][]): readonly PackageCheck[] {
  return conditions.map((condition, index) => ({ id: `package-${index + 1}` as PackageId, line: key, ordinal: index + 1, condition, lookedInside: false }));
}

function found(wish: Partial<Finding>): Finding {
  return { id: 'finding' as FindingId, line: key, stage: 1, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '', description: '', quantity: wholeQuantity(1), photos: [], ...wish };
}

const box = (wish: Partial<Finding>) => found({ check: 'outer-packaging', description: '外包装破损', ...wish });

interface Case {
  readonly name: string;
  readonly packages: readonly PackageCheck[];
  readonly findings: readonly Finding[];
  readonly text: string;
}

const cases: readonly Case[] = [
  { name: 'nothing was found', packages: packed('intact', 'intact'), findings: [], text: '单开门：货损待查，保留索赔权利。' },
  { name: 'goods without packages', packages: [], findings: [], text: '单开门：货损待查，保留索赔权利。' },
  { name: 'the only package is broken', packages: packed('slight'), findings: [], text: '单开门：外包装破损，货损待查，保留索赔权利。' },
  { name: 'one package of two is broken', packages: packed('severe', 'intact'), findings: [], text: '单开门：2 包里 1 包外包装破损，货损待查，保留索赔权利。' },
  { name: 'a finding tells of the packaging', packages: packed('slight'), findings: [box({ package: 'package-1' as PackageId, place: '底部' })], text: '单开门：底部 外包装破损，货损待查，保留索赔权利。' },
  { name: 'two findings that say the same', packages: packed('intact'), findings: [found({ description: '有磕碰' }), found({ description: '有磕碰' })], text: '单开门：有磕碰，货损待查，保留索赔权利。' },
  { name: 'the goods inside are damaged as well', packages: packed('slight'), findings: [found({ package: 'package-1' as PackageId, place: '左门扇', description: '有磕碰' })], text: '单开门：外包装破损，左门扇 有磕碰，货损待查，保留索赔权利。' },
  { name: 'a finding without words', packages: packed('intact'), findings: [found({ place: '左门扇' })], text: `单开门：左门扇 ${deskWords('zh-CN').goods.problems.knock}，货损待查，保留索赔权利。` },
];

describe('the words for the waybill', () => {
  test.each(cases)('say what was recorded, once: $name', ({ packages, findings, text }) => {
    expect(reservationText(deskWords('zh-CN'), { line, packages, findings })).toBe(text);
  });

  test('are English where the desk is', () => {
    const at = { line: { ...line, name: 'Gate' }, packages: packed('slight', 'intact'), findings: [found({ place: 'Left leaf', description: 'knocked' }), found({ place: 'Frame', description: 'scratched' })] };
    expect(reservationText(deskWords('en'), at)).toBe('Gate: outer packaging of 1 of 2 packages damaged; Left leaf knocked; Frame scratched; goods to be examined, all claims reserved.');
    expect(findingsText(deskWords('en'), at)).toBe('Left leaf knocked, Frame scratched');
  });

  test('keep the reservation however much was found', () => {
    const many = Array.from({ length: 40 }, (_, index) => found({ place: `第 ${index} 处`, description: '漆面刮花一道，长约三厘米' }));
    const text = reservationText(deskWords('zh-CN'), { line, packages: packed('intact'), findings: many });
    expect(text.length).toBeLessThanOrEqual(500);
    expect(text).toMatch(/，另有 \d+ 处问题，货损待查，保留索赔权利。$/);
    expect(reservationText(deskWords('zh-CN'), { line, packages: [], findings: [found({ description: '长'.repeat(1_000) })] })).toBe('单开门：另有 1 处问题，货损待查，保留索赔权利。');
  });
});
