import { describe, expect, test } from 'vitest';
import { canonicalText, parseCanonicalText } from '../../../shared/kernel/canonical-text.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { policyDocumentSchema, type PolicyDocument } from '../../../shared/policy/policy-document.ts';

test('the policy and the calendar have one canonical text, so that HQ can sign them and a desk reads the same value back', () => {
  const text = canonicalText(defaultPolicy);
  expect(policyDocumentSchema.parse(parseCanonicalText(text))).toEqual(defaultPolicy);
  expect(parseCanonicalText(canonicalText(calendar2024To2026))).toEqual(calendar2024To2026);
});

test('R-TL-1..10: the default document carries the table of section 3', () => {
  const rows = defaultPolicy.timeLimits.groups.map((group) => [group.classes.join(), group.threshold, group.within.rule, group.within.length.kind, group.andAbove?.rule, group.andAbove?.length.kind]);
  expect(rows).toEqual([
    ['window_guard,guardrail,sample,stair_handrail', 10_000, 'R-TL-1', 'hours', 'R-TL-2', 'pickup-day'],
    ['home', 10_000, 'R-TL-3', 'hours', 'R-TL-4', 'pickup-day'],
    ['pipe', 90_000, 'R-TL-5', 'hours', 'R-TL-6', 'pickup-day'],
    ['door', 10_000, 'R-TL-7', 'pickup-day', 'R-TL-8', 'days-after'],
    ['material', null, 'R-TL-9', 'hours', undefined, undefined],
    ['tooling,tool', null, 'R-TL-10', 'hours', undefined, undefined],
  ]);
});

test('R-CP-1: sixteen causes, each with its kind and a bucket of its ledger classes', () => {
  const { causes } = defaultPolicy.complaint;
  expect(causes.map((cause) => cause.kind)).toEqual([...Array<string>(8).fill('production'), ...Array<string>(3).fill('transport'), ...Array<string>(5).fill('other')]);
  expect(causes.find((cause) => cause.id === 'window-guard-rust')?.buckets).toEqual({ window_guard: 'rust' });
  expect(causes.find((cause) => cause.id === 'crushed-in-transport')?.buckets).toMatchObject({ door: 'knock', window_guard: 'transport' });
});

describe('a document that would not work is refused', () => {
  const changed = (change: (policy: PolicyDocument) => unknown) => policyDocumentSchema.safeParse(change(structuredClone(defaultPolicy))).success;

  test.each<[string, (policy: PolicyDocument) => unknown]>([
    ['an unknown member', (policy) => ({ ...policy, extra: 1 })],
    ['a fraction', (policy) => ({ ...policy, complaint: { ...policy.complaint, planWorkingDays: 4.5 } })],
    ['a version of another form', (policy) => ({ ...policy, version: 'v1' })],
    ['another reminder than at half time, 60 and 15 minutes (R-TL-17)', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, reminders: { halfTime: true, minutesBefore: [45, 15] } } })],
    ['25 o’clock', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, dayStart: '25:00' } })],
    ['a class in no group', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, groups: policy.timeLimits.groups.slice(1) } })],
    ['a class in two groups', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, groups: [...policy.timeLimits.groups, ...policy.timeLimits.groups.slice(0, 1)] } })],
    ['a threshold without a second row', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, groups: policy.timeLimits.groups.map((group) => ({ ...group, andAbove: null })) } })],
    ['a group in a unit that its classes are not counted in', (policy) => ({ ...policy, timeLimits: { ...policy.timeLimits, groups: policy.timeLimits.groups.map((group) => ({ ...group, unit: 'metre' })) } })],
    ['a class without a lead time', (policy) => ({ ...policy, order: { ...policy.order, leadTimes: policy.order.leadTimes.slice(3) } })],
    ['a cause twice', (policy) => ({ ...policy, complaint: { ...policy.complaint, causes: [...policy.complaint.causes, ...policy.complaint.causes] } })],
    ['a bucket its ledger class is not analysed by', (policy) => ({ ...policy, complaint: { ...policy.complaint, causes: [{ id: 'odd', kind: 'other', name: { 'zh-CN': '奇', en: 'odd' }, buckets: { material: 'rust' } }] } })],
    ['same frames farther apart than near ones', (policy) => ({ ...policy, inspection: { ...policy.inspection, sameFrameDistance: 5 } })],
  ])('%s', (_, change) => {
    expect(changed(change)).toBe(false);
  });

  test('and the same document unchanged is taken', () => {
    expect(changed((policy) => policy)).toBe(true);
  });
});
