import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Inspection, PackageCheck } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { quantityOf } from '../../kit/limit-lines.ts';
import { byId, count, damage, dispatcherCall, fineCheck, inspectionOf, keyOf, orderLine, packageCheck, photo, use } from '../../kit/inspection-case.ts';

const intact = [packageCheck(1, 1), packageCheck(1, 2)];
const three = [photo(1), photo(2), photo(3)];

function feedback(inspection: Inspection, photos: readonly Photo[] = three, lines = [keyOf(1)]): readonly Missing[] {
  return whatIsMissing(inspection, { kind: 'feedback', lines }, defaultPolicy, byId(photos));
}

const shortage = (number: number, quantity: string): Finding => damage(number, 1, [], { nature: 'quantity', check: 'count', place: '', description: '', quantity: quantityOf(quantity) });
const whats = (missing: readonly Missing[]) => missing.map((one) => one.what);

/** The line of 12 window guards with two intact packages, taken and fine, changed as a case needs it. */
function taken(said: Partial<Inspection> = {}) {
  return inspectionOf([orderLine(1)], { packages: intact, lines: [fineCheck(1)], ...said });
}

/** One complete damage point on it, the line counted 11 good and 1 damaged. */
function damaged(finding: ReturnType<typeof damage>, more: Partial<Inspection> = {}) {
  return taken({ lines: [fineCheck(1, { items: 'with-findings', count: count('11', '1') })], findings: [finding], ...more });
}

test('everything in order: nothing is missing (R-IN-7)', () => {
  expect(feedback(taken())).toEqual([]);
});

test('a line of which nothing was said lacks each step, in the order a person takes them', () => {
  expect(feedback(inspectionOf([orderLine(1)]))).toEqual([
    { what: 'decision', line: keyOf(1) },
    { what: 'package-unchecked', line: keyOf(1), ordinal: 1, package: null },
    { what: 'package-unchecked', line: keyOf(1), ordinal: 2, package: null },
    { what: 'item-check', line: keyOf(1), open: 12, units: [] },
    { what: 'count', line: keyOf(1) },
  ]);
});

describe('the whole record', () => {
  test('R-TL-22: the limits must have been shown', () => {
    expect(feedback(taken({ limitsShown: null }))).toEqual([{ what: 'limits-not-shown' }]);
  });

  test('no line, or a line of another pickup, is no feedback', () => {
    expect(feedback(taken(), three, [])).toEqual([{ what: 'no-lines' }]);
    expect(feedback(taken(), three, [keyOf(9)])).toEqual([{ what: 'unknown-line', line: keyOf(9) }]);
  });
});

describe('R-IN-1: stage 1, package by package', () => {
  test('each package is looked at', () => {
    const packages = [packageCheck(1, 1), packageCheck(1, 2, { condition: 'unchecked' })];
    expect(feedback(taken({ packages }))).toEqual([{ what: 'package-unchecked', line: keyOf(1), ordinal: 2, package: packages[1]?.id }]);
  });

  test.each(['slight', 'severe'] as const)('a %s broken package is looked into and has its finding', (condition) => {
    const broken = packageCheck(1, 2, { condition });
    expect(whats(feedback(taken({ packages: [packageCheck(1, 1), broken] })))).toEqual(['look-inside', 'package-finding']);
    const finding = damage(1, 1, three, { stage: 1, check: 'outer-packaging', package: broken.id });
    expect(feedback(taken({ packages: [packageCheck(1, 1), { ...broken, lookedInside: true }], findings: [finding] }))).toEqual([]);
  });

  test('doors have a package to check even where the order names none; unpacked goods of other classes have not', () => {
    const unpacked = (productClass: 'door' | 'pipe') => inspectionOf([orderLine(1, { productClass, packages: 0 })], { lines: [fineCheck(1, { count: count('12', '0', '0', { weightGrams: 9_000 }) })] });
    expect(feedback(unpacked('door'))).toEqual([{ what: 'package-unchecked', line: keyOf(1), ordinal: 1, package: null }]);
    expect(feedback(unpacked('pipe'))).toEqual([]);
  });

  test.each(['material', 'tooling', 'tool'] as const)('R-IN-6: small goods (%s) are opened on the spot, whole packages as well', (productClass) => {
    const closed = packageCheck(1, 2);
    const small = (packages: readonly PackageCheck[]) => inspectionOf([orderLine(1, { productClass })], { packages: [...packages], lines: [fineCheck(1)] });
    expect(feedback(small([packageCheck(1, 1, { lookedInside: true }), closed]))).toEqual([{ what: 'not-opened', line: keyOf(1), packages: 1 }]);
    expect(feedback(small([packageCheck(1, 1, { lookedInside: true }), { ...closed, lookedInside: true }]))).toEqual([]);
  });

  test('R-IN-6: fittings of any class are opened, by their words; of a package that nobody has looked at only that is said', () => {
    const fittings = inspectionOf([orderLine(1, { name: '大门配件包' })], { packages: [packageCheck(1, 1), packageCheck(1, 2, { condition: 'unchecked' })], lines: [fineCheck(1)] });
    expect(whats(feedback(fittings))).toEqual(['package-unchecked', 'not-opened']);
  });

  test('R-IN-6: small goods that did not arrive, or are refused, are opened by nobody', () => {
    const gone = inspectionOf([orderLine(1, { productClass: 'tool' })], { packages: intact, lines: [fineCheck(1, { items: 'with-findings', count: count('0', '0', '12') })], findings: [shortage(1, '12')] });
    expect(whats(feedback(gone))).not.toContain('not-opened');
    const refused = inspectionOf([orderLine(1, { productClass: 'tool' })], { packages: intact, lines: [fineCheck(1, { decision: 'refuse' })] });
    expect(whats(feedback(refused))).not.toContain('not-opened');
  });

  test('taking with reservation needs what was written on the waybill', () => {
    const check = fineCheck(1, { decision: 'take-with-reservation' });
    expect(feedback(taken({ lines: [check] }))).toEqual([{ what: 'reservation-text', line: keyOf(1) }]);
    expect(feedback(taken({ lines: [{ ...check, reservation: '外包装破损，保留索赔权利' }] }))).toEqual([]);
  });
});

describe('R-IN-2, R-IN-3: photos of a damage point', () => {
  test.each([0, 1, 2])('%i photos lack the rest', (has) => {
    const missing = feedback(damaged(damage(1, 1, three.slice(0, has))));
    expect(missing).toContainEqual({ what: 'photos', line: keyOf(1), finding: damage(1, 1, []).id, has, lacks: 3 - has });
  });

  test('three different photos are enough', () => {
    expect(feedback(damaged(damage(1, 1, three)))).toEqual([]);
  });

  test('the same bytes twice count once, and it says which', () => {
    const again = photo(9, { sha256: photo(2).sha256 });
    const finding = damage(1, 1, [photo(1), photo(2), again]);
    expect(feedback(damaged(finding), [photo(1), photo(2), again])).toEqual([
      { what: 'photos', line: keyOf(1), finding: finding.id, has: 2, lacks: 1 },
      { what: 'same-photo-twice', line: keyOf(1), finding: finding.id, photo: again.id, number: 3, sameAs: photo(2).id, sameAsNumber: 2, inFinding: finding.id, elsewhere: null },
    ]);
  });

  test('the same frame encoded again counts once; with three others beside it nothing is lacking', () => {
    const again = photo(9, { frameHash: photo(2).frameHash, width: 2_000, height: 1_500 });
    expect(whats(feedback(damaged(damage(1, 1, [photo(1), photo(2), again])), [...three, again]))).toEqual(['photos', 'same-photo-twice']);
    expect(feedback(damaged(damage(1, 1, [...three, again])), [...three, again])).toEqual([]);
  });

  test('a picture serves one damage point: the first that uses it', () => {
    const second = damage(2, 1, [photo(3), photo(4), photo(5)]);
    const lines = [fineCheck(1, { items: 'with-findings', count: count('10', '2') })];
    const missing = feedback(damaged(damage(1, 1, three), { lines, findings: [damage(1, 1, three), second] }), [...three, photo(4), photo(5)]);
    expect(missing).toEqual([
      { what: 'photos', line: keyOf(1), finding: second.id, has: 2, lacks: 1 },
      { what: 'same-photo-twice', line: keyOf(1), finding: second.id, photo: photo(3).id, number: 1, sameAs: photo(3).id, sameAsNumber: 3, inFinding: damage(1, 1, []).id, elsewhere: { check: 'knock', place: '左下角' } },
      { what: 'with-packaging', line: keyOf(1), finding: second.id },
    ]);
  });

  test('nearly identical frames are kept with a reason or taken again', () => {
    const near = photo(9, { frameHash: photo(1).frameHash?.replace(/.$/, (last) => (Number.parseInt(last, 16) ^ 3).toString(16)) ?? null });
    const finding = damage(1, 1, [...three, near]);
    expect(feedback(damaged(finding), [...three, near])).toEqual([{ what: 'near-duplicate-unexplained', line: keyOf(1), finding: finding.id, photo: near.id, nearTo: photo(1).id }]);
    const kept = { ...finding, photos: [...finding.photos.slice(0, 3), use(near, { keptBecause: '角度不同' })] };
    expect(feedback(damaged(kept), [...three, near])).toEqual([]);
  });

  test.each([
    [99, ['blur-unexplained']],
    [100, []],
  ])('a picture of sharpness %i: %j', (sharpness, expected) => {
    const photos = [photo(1, { sharpness }), photo(2), photo(3)];
    expect(whats(feedback(damaged(damage(1, 1, photos)), photos))).toEqual(expected);
  });

  test('a blurred picture may be kept with a reason, not with a blank one', () => {
    const photos = [photo(1, { sharpness: 20 }), photo(2), photo(3)];
    const kept = (keptBecause: string) => damage(1, 1, photos, { photos: photos.map((of) => use(of, { withPackaging: true, keptBecause })) });
    expect(feedback(damaged(kept('光线不足，能看清')), photos)).toEqual([]);
    expect(whats(feedback(damaged(kept('  ')), photos))).toEqual(['blur-unexplained']);
  });

  test('a clip is evidence but no photo; a picture that is gone is named', () => {
    const clip = photo(9, { type: 'video/mp4', frameHash: null, sharpness: null, width: 0, height: 0 });
    expect(whats(feedback(damaged(damage(1, 1, [photo(1), photo(2), clip])), [...three, clip]))).toEqual(['photos']);
    expect(whats(feedback(damaged(damage(1, 1, three)), [photo(1), photo(2)]))).toEqual(['photos', 'photo-gone']);
  });
});

describe('R-IN-4: with packaging', () => {
  const bare = damage(1, 1, three, { photos: three.map((of) => use(of)) });
  test('stage 2 needs one photo that shows it, stage 1 does not', () => {
    expect(feedback(damaged(bare))).toEqual([{ what: 'with-packaging', line: keyOf(1), finding: bare.id }]);
    expect(whats(feedback(damaged({ ...bare, stage: 1 }, { lines: [fineCheck(1, { count: count('11', '1') })] })))).toEqual([]);
  });
});

describe('findings', () => {
  test('a damage point says where it is, what it is and how much it affects; a shortage only how much', () => {
    const empty = damage(1, 1, three, { place: ' ', description: '', quantity: quantityOf('0') });
    expect(whats(feedback(damaged(empty)))).toEqual(['affected-quantity', 'place', 'description', 'damaged-differs']);
    const shortage = damage(1, 1, [], { nature: 'quantity', check: 'count', place: '', description: '' });
    expect(feedback(taken({ lines: [fineCheck(1, { items: 'with-findings', count: count('11', '0', '1') })], findings: [shortage] }))).toEqual([]);
  });

  test.each(['knock', 'colour', 'welding', 'rust', 'surface', 'packaging-material', 'other', 'outer-packaging'] as const)('R-IN-2: %s is a damage point with three photos, also where it is called a matter of quantity', (check) => {
    const called = damage(1, 1, [], { nature: 'quantity', check, place: '', description: '' });
    expect(whats(feedback(damaged(called)))).toEqual(expect.arrayContaining(['place', 'description', 'photos']));
  });

  test.each(['count', 'weight', 'fittings'] as const)('%s may be a matter of quantity, which needs no photo', (check) => {
    const called = damage(1, 1, [], { nature: 'quantity', check, place: '', description: '' });
    expect(whats(feedback(damaged(called))).filter((what) => ['place', 'description', 'photos'].includes(what))).toEqual([]);
  });

  test('"with findings" needs one, "fine" allows none that make goods bad', () => {
    expect(feedback(taken({ lines: [fineCheck(1, { items: 'with-findings' })] }))).toEqual([{ what: 'finding', line: keyOf(1), because: 'items-with-findings' }]);
    const finding = damage(1, 1, three);
    expect(feedback(damaged(finding, { lines: [fineCheck(1, { count: count('11', '1') })] }))).toEqual([{ what: 'fine-against-findings', line: keyOf(1), findings: [finding.id] }]);
  });
});

describe('R-IN-1: doors are checked unit by unit', () => {
  const doors = (said: Partial<Inspection>) => inspectionOf([orderLine(1, { productClass: 'door', quantity: quantityOf('4') })], { packages: intact, ...said });
  const check = (more: Parameters<typeof fineCheck>[1]) => fineCheck(1, { items: 'with-findings', count: count('4'), ...more });

  test('one tap for all, or each unit by itself', () => {
    expect(feedback(doors({ lines: [check({ items: 'fine' })] }))).toEqual([]);
    expect(feedback(doors({ lines: [check({ fineUnits: [1, 2, 3, 4] })] }))).toEqual([]);
    expect(feedback(doors({ lines: [check({ fineUnits: [1, 3] })] }))).toEqual([{ what: 'item-check', line: keyOf(1), open: 2, units: [2, 4] }]);
  });

  test('a unit with a finding is checked, and a missing one need not be', () => {
    const finding = damage(1, 1, three, { unit: 2 });
    const lines = [check({ fineUnits: [1, 3], count: count('2', '1', '1') })];
    expect(feedback(doors({ lines, findings: [finding, shortage(9, '1')] }))).toEqual([]);
    expect(whats(feedback(doors({ lines: [check({ fineUnits: [1, 3], count: count('3', '1') })], findings: [finding] })))).toEqual(['item-check']);
  });

  test('a finding that names no set stands for as many as it affects: the rest may be fine, not more', () => {
    const finding = damage(1, 1, three, { quantity: quantityOf('2') });
    const withFine = (fineUnits: readonly number[]) => feedback(doors({ lines: [check({ fineUnits: [...fineUnits], count: count('2', '2') })], findings: [finding] }));
    expect(withFine([1, 3])).toEqual([]);
    expect(withFine([1])).toEqual([{ what: 'item-check', line: keyOf(1), open: 1, units: [2, 3, 4] }]);
    expect(withFine([1, 2, 3, 4])).toEqual([{ what: 'too-many-fine', line: keyOf(1), fine: 4, most: 2 }]);
  });

  test('a set cannot be fine and damaged, nor fine and missing', () => {
    const finding = damage(1, 1, three, { unit: 2 });
    expect(feedback(doors({ lines: [check({ fineUnits: [1, 2, 3, 4], count: count('3', '1') })], findings: [finding] }))).toEqual([{ what: 'too-many-fine', line: keyOf(1), fine: 4, most: 3 }]);
    expect(feedback(doors({ lines: [check({ fineUnits: [1, 2, 3, 4], count: count('3', '0', '1') })], findings: [shortage(9, '1')] }))).toEqual([{ what: 'too-many-fine', line: keyOf(1), fine: 4, most: 3 }]);
  });

  test('damage seen at the yard stands for its set in stage 2', () => {
    const finding = damage(1, 1, three, { stage: 1, unit: 2 });
    expect(feedback(doors({ lines: [check({ fineUnits: [1, 3, 4], count: count('3', '1') })], findings: [finding] }))).toEqual([]);
  });

  test('fittings of doors are checked as a line', () => {
    const fittings = inspectionOf([orderLine(1, { productClass: 'door', name: '大门配件包' })], { packages: intact.map((row) => ({ ...row, lookedInside: true })), lines: [fineCheck(1, { items: 'unchecked' })] });
    expect(feedback(fittings)).toEqual([{ what: 'item-check', line: keyOf(1), open: 12, units: [] }]);
  });
});

describe('R-IN-6: count and weight', () => {
  const counted = (of: ReturnType<typeof count> | null) => feedback(taken({ lines: [fineCheck(1, { count: of })] }));

  test('a count adds up to what was expected; what came on top does not matter', () => {
    expect(counted(null)).toEqual([{ what: 'count', line: keyOf(1) }]);
    expect(counted(count('11'))).toEqual([{ what: 'count-does-not-add-up', line: keyOf(1), expected: 12_000, counted: 11_000 }]);
    expect(whats(counted(count('12', '0', '1')))).toEqual(['count-does-not-add-up', 'missing-differs']);
    expect(counted(count('12', '0', '0', { extra: quantityOf('2') }))).toEqual([]);
  });

  test('damage that is counted has its finding, and the other way round (R-IN-2)', () => {
    expect(counted(count('10', '2'))).toEqual([{ what: 'damaged-differs', line: keyOf(1), counted: 2_000, found: 0 }]);
    const finding = damage(1, 1, three);
    expect(feedback(damaged(finding, { lines: [fineCheck(1, { items: 'with-findings' })] }))).toEqual([{ what: 'damaged-differs', line: keyOf(1), counted: 0, found: 1_000 }]);
  });

  test.each([
    ['two sets named', [{ unit: 3 }, { unit: 5 }], '2'],
    ['one set named twice counts once', [{ unit: 3 }, { unit: 3, check: 'rust', nature: 'hidden' }], '1'],
    ['one named and two without', [{ unit: 3 }, { quantity: quantityOf('2') }], '3'],
    ['fittings missing from one', [{ nature: 'quantity', check: 'fittings' }], '1'],
    ['a broken wrapping harms no set', [{ check: 'outer-packaging', stage: 1 }], '0'],
  ] as const)('damaged is what the findings claim: %s', (_, wishes, found) => {
    const findings = wishes.map((wish, index) => damage(index + 1, 1, [photo(3 * index + 1), photo(3 * index + 2), photo(3 * index + 3)], wish));
    const photos = Array.from({ length: 9 }, (_none, index) => photo(index + 1));
    for (const damagedSets of ['0', '1', '2', '3', '4']) {
      const lines = [fineCheck(1, { items: 'with-findings', count: count(String(12 - Number(damagedSets)), damagedSets) })];
      const missing = feedback(taken({ lines, findings }), photos).filter((one) => one.what !== 'finding');
      expect(missing).toEqual(damagedSets === found ? [] : [{ what: 'damaged-differs', line: keyOf(1), counted: quantityOf(damagedSets), found: quantityOf(found) }]);
    }
  });

  test('1 good, 2 damaged, 1 missing with findings on three is refused, and it says which number', () => {
    const findings = [damage(1, 1, three, { quantity: quantityOf('2') }), damage(2, 1, [photo(4), photo(5), photo(6)], { unit: 1 })];
    const photos = [...three, photo(4), photo(5), photo(6)];
    const line = orderLine(1, { quantity: quantityOf('4') });
    const said = (of: ReturnType<typeof count>, more: readonly Finding[] = []) => feedback(inspectionOf([line], { packages: intact, lines: [fineCheck(1, { items: 'with-findings', count: of })], findings: [...findings, ...more] }), photos);
    expect(said(count('1', '2', '1'))).toEqual([
      { what: 'damaged-differs', line: keyOf(1), counted: 2_000, found: 3_000 },
      { what: 'missing-differs', line: keyOf(1), counted: 1_000, found: 0 },
    ]);
    expect(said(count('0', '3', '1'), [shortage(9, '1')])).toEqual([]);
    expect(said(count('0', '3', '1'), [shortage(9, '2')])).toEqual([{ what: 'findings-exceed', line: keyOf(1), expected: 4_000, found: 5_000 }]);
  });

  test('what is missing has its finding of quantity, of exactly as many', () => {
    const short = (quantity: string | null) => feedback(taken({ lines: [fineCheck(1, { count: count('9', '0', '3') })], findings: quantity === null ? [] : [shortage(1, quantity)] }));
    expect(short('3')).toEqual([]);
    expect(short(null)).toEqual([{ what: 'missing-differs', line: keyOf(1), counted: 3_000, found: 0 }]);
    expect(short('2')).toEqual([{ what: 'missing-differs', line: keyOf(1), counted: 3_000, found: 2_000 }]);
  });

  test.each([
    ['as ordered', '12', '0', 100_000, true],
    ['at the tolerance', '12', '0', 97_000, true],
    ['one gram beyond it', '12', '0', 96_999, false],
    ['at the tolerance above', '12', '0', 103_000, true],
    ['one gram beyond it above', '12', '0', 103_001, false],
    ['a quarter missing, the rest as it should', '9', '3', 75_000, true],
    ['a quarter missing, the rest at the tolerance', '9', '3', 72_750, true],
    ['a quarter missing, the rest one gram beyond', '9', '3', 72_749, false],
    ['a quarter missing, yet as heavy as all', '9', '3', 100_000, false],
  ] as const)('R-IN-6: weight %s: %s good, %s missing, %i g', (_, good, lacking, weightGrams, isWithin) => {
    const wrong = damage(8, 1, [], { check: 'weight', nature: 'quantity', place: '', description: '轻了' });
    const pipes = (more: readonly Finding[]) =>
      feedback(
        inspectionOf([orderLine(1, { productClass: 'pipe', packages: 0, weightGrams: 100_000 })], {
          lines: [fineCheck(1, { count: count(good, '0', lacking, { weightGrams }) })],
          findings: [...(lacking === '0' ? [] : [shortage(9, lacking)]), ...more],
        }),
      );
    const should = lacking === '0' ? 100_000 : 75_000;
    expect(pipes([])).toEqual(isWithin ? [] : [{ what: 'weight-without-finding', line: keyOf(1), expectedGrams: should, actualGrams: weightGrams }]);
    expect(pipes([wrong])).toEqual([]);
    // A finding of damage is no finding of weight.
    if (!isWithin) expect(whats(pipes([{ ...wrong, nature: 'hidden' }]))).toContain('weight-without-finding');
  });

  test('pipes are weighed and their length is known; fittings and other classes are not weighed', () => {
    const pipes = (more: Parameters<typeof orderLine>[1], weightGrams: number | null) =>
      feedback(inspectionOf([orderLine(1, { productClass: 'pipe', packages: 0, ...more })], { lines: [fineCheck(1, { count: count('12', '0', '0', { weightGrams }) })] }));
    expect(pipes({}, null)).toEqual([{ what: 'weight', line: keyOf(1) }]);
    expect(pipes({}, 41_400)).toEqual([]);
    expect(pipes({ unit: 'piece' }, null)).toEqual([]);
    expect(pipes({ unit: 'length', specification: 'φ25' }, 41_400)).toEqual([{ what: 'pipe-length', line: keyOf(1) }]);
    expect(pipes({ unit: 'length', specification: 'φ25×0.8×6000' }, 41_400)).toEqual([]);
    expect(pipes({ unit: 'length', specification: 'φ25', metresPerLength: quantityOf('6') }, 41_400)).toEqual([]);
  });

  test('a line of which nothing arrived has nothing to unpack, check or weigh', () => {
    const gone = fineCheck(1, { items: 'unchecked', count: count('0', '0', '12') });
    expect(feedback(inspectionOf([orderLine(1, { productClass: 'pipe' })], { lines: [gone], findings: [shortage(1, '12')] }))).toEqual([]);
  });
});

describe('R-IN-5, R-IN-8: refusing', () => {
  const refused = (said: Partial<Inspection> = {}, line: Parameters<typeof orderLine>[1] = {}) =>
    inspectionOf([orderLine(1, line)], { lines: [fineCheck(1, { decision: 'refuse', items: 'unchecked', count: null })], findings: [damage(1, 1, three, { stage: 1, severity: 'severe' })], dispatcherCalls: [dispatcherCall], ...said });
  const refusal = (inspection: Inspection, lines = [keyOf(1)]) => whatIsMissing(inspection, { kind: 'refusal', lines }, defaultPolicy, byId(three));

  test('with specification, photos, carrier, phone and the call to the dispatcher nothing is missing, stage 2 and count are not asked for', () => {
    expect(refusal(refused())).toEqual([]);
    expect(feedback(refused())).toEqual([]);
  });

  test('each of them missing is named', () => {
    expect(refusal(refused({}, { specification: '' }))).toEqual([{ what: 'specification', line: keyOf(1) }]);
    expect(refusal(refused({ findings: [] }))).toEqual([{ what: 'finding', line: keyOf(1), because: 'refused' }]);
    expect(whats(refusal(refused({ findings: [damage(1, 1, three.slice(0, 2), { stage: 1 })] })))).toEqual(['photos']);
    expect(refusal(refused({ dispatcherCalls: [] }))).toEqual([{ what: 'dispatcher-call', lines: [keyOf(1)] }]);
    const { pickup } = refused();
    expect(refusal(refused({ pickup: { ...pickup, carrier: '-' } }))).toEqual([{ what: 'carrier' }]);
    expect(refusal(refused({ pickup: { ...pickup, carrierPhone: '无' } }))).toEqual([{ what: 'carrier-phone' }]);
    expect(refusal(refused({ pickup: { ...pickup, carrierPhone: '138 0531 1234' } }))).toEqual([]);
  });

  test('a line that is not refused cannot be in a refusal', () => {
    expect(refusal(taken())).toEqual([{ what: 'refuse-decision', line: keyOf(1) }]);
  });
});

describe('line by line', () => {
  const lines = [orderLine(1), orderLine(2), orderLine(3)];
  const mixed = inspectionOf(lines, {
    packages: [...intact, packageCheck(2, 1), packageCheck(2, 2), packageCheck(3, 1), packageCheck(3, 2)],
    lines: [fineCheck(1), fineCheck(2, { items: 'with-findings', count: count('11', '1') }), fineCheck(3)],
    findings: [damage(1, 2, three.slice(0, 1))],
  });

  test('one bad line never blocks the others', () => {
    expect(feedback(mixed, three, [keyOf(1), keyOf(3)])).toEqual([]);
    expect(whats(feedback(mixed, three, [keyOf(1), keyOf(2), keyOf(3)]))).toEqual(['photos']);
  });

  test('4,000 lines, 200 damage points with 40 photos each are judged whole', () => {
    const many = Array.from({ length: 4_000 }, (_, index) => orderLine(index + 1));
    const photos = Array.from({ length: 8_000 }, (_, index) => photo(index + 1));
    const findings = Array.from({ length: 200 }, (_, index) => damage(index + 1, index + 1, photos.slice(index * 40, index * 40 + 40)));
    const inspection = inspectionOf(many, {
      packages: many.flatMap((line) => [packageCheck(line.lineNo, 1), packageCheck(line.lineNo, 2)]),
      lines: many.map((line) => (line.lineNo <= 200 ? fineCheck(line.lineNo, { items: 'with-findings', count: count('11', '1') }) : fineCheck(line.lineNo))),
      findings,
    });
    expect(feedback(inspection, photos, many.map((line) => keyOf(line.lineNo))).filter((one) => one.what !== 'near-duplicate-unexplained')).toEqual([]);
  });
});
