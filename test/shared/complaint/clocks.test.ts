import { describe, expect, test } from 'vitest';
import { clockState, complaintClocks, extendedClock, mayExtend, type Extension } from '../../../shared/complaint/clocks.ts';
import { staffRoles, type StaffRole } from '../../../shared/dealer/staff-role.ts';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { at } from '../../kit/limit-lines.ts';

function clocks(received: string, replied: string | null = null) {
  return complaintClocks(defaultPolicy.complaint, calendar2024To2026, at(received), replied === null ? null : at(replied));
}

test.each([
  ['an ordinary Monday', '2026-11-16 09:00', '2026-11-21 00:00', false],
  ['just before midnight', '2026-11-16 23:59:59.999', '2026-11-21 00:00', false],
  ['midnight is the next day', '2026-11-17 00:00', '2026-11-24 00:00', false],
  ['a Friday', '2026-11-20 17:00', '2026-11-27 00:00', false],
  ['a Saturday', '2026-11-21 10:00', '2026-11-27 00:00', false],
  ['before National Day 2026, with its make-up Saturday', '2026-09-29 17:00', '2026-10-11 00:00', false],
  ['during National Day 2026', '2026-10-03 10:00', '2026-10-13 00:00', false],
  ['before Spring Festival 2026', '2026-02-12 10:00', '2026-02-26 00:00', false],
  ['before Spring Festival 2025', '2025-01-24 10:00', '2025-02-07 00:00', false],
  ['before Spring Festival 2024, with its make-up Sundays', '2024-02-02 10:00', '2024-02-08 00:00', false],
  ['around 29 February', '2024-02-26 10:00', '2024-03-02 00:00', false],
  ['to the last day of the loaded years', '2026-12-25 10:00', '2027-01-01 00:00', false],
  ['into a year without calendar', '2026-12-28 10:00', '2027-01-02 00:00', true],
  ['in a year without calendar', '2027-05-03 10:00', '2027-05-08 00:00', true],
])('R-CP-2, R-CP-4: %s: received %s, plan due %s', (_, received, due, provisional) => {
  const { plan } = clocks(received);
  expect([plan.rule, plan.dueAt, plan.provisional]).toEqual(['R-CP-2', at(due), provisional]);
});

test('R-CP-3: three further working days from the reply, none before there is one', () => {
  expect(clocks('2026-11-16 09:00').resolve).toBeNull();
  const { resolve } = clocks('2026-11-16 09:00', '2026-11-18 09:00');
  expect(resolve && [resolve.rule, zonedText(resolve.dueAt)]).toEqual(['R-CP-3', '2026-11-24T00:00:00.000+08:00']);
  expect(clocks('2026-09-29 17:00', '2026-09-30 12:00').resolve?.dueAt).toBe(at('2026-10-11 00:00'));
  expect(clocks('2026-12-20 09:00', '2026-12-30 12:00').resolve).toMatchObject({ provisional: true, unknownYears: [2027] });
});

describe('R-CP-5: extensions', () => {
  const base = clocks('2026-11-16 09:00').plan;
  const request = (requested: string, until: string, approved: boolean | null, reason = '配件需外购', by: StaffRole = 'operations-director'): Extension => ({
    requestedAt: at(requested),
    reason,
    until: at(until),
    decision: approved === null ? null : { approved, decidedAt: at('2026-11-21 10:00'), by },
  });

  test('approved and asked for before the limit ran out, it moves the limit, even if approved afterwards', () => {
    expect(extendedClock(base, [request('2026-11-20 23:59:59.999', '2026-11-25 00:00', true)]).dueAt).toBe(at('2026-11-25 00:00'));
    expect(mayExtend(base, request('2026-11-21 00:00', '2026-11-25 00:00', null))).toBe(true);
  });

  const refused: readonly (readonly [string, Extension])[] = [
    ['asked for a millisecond late', request('2026-11-21 00:00:00.001', '2026-11-25 00:00', true)],
    ['not approved', request('2026-11-20 09:00', '2026-11-25 00:00', false)],
    ['not decided', request('2026-11-20 09:00', '2026-11-25 00:00', null)],
    ['without a reason', request('2026-11-20 09:00', '2026-11-25 00:00', true, '  ')],
    ...staffRoles.filter((role) => role !== 'operations-director').map((role) => [`approved by the role ${role}`, request('2026-11-20 09:00', '2026-11-25 00:00', true, '配件需外购', role)] as const),
    ['to an earlier date', request('2026-11-20 09:00', '2026-11-19 00:00', true)],
  ];
  test.each(refused)('%s, the limit stands', (_, extension) => {
    expect(extendedClock(base, [extension])).toEqual(base);
  });

  test('a second extension builds on the first, whatever the order of the list', () => {
    const first = request('2026-11-20 09:00', '2026-11-25 00:00', true);
    const second = request('2026-11-24 09:00', '2026-11-30 00:00', true);
    expect(extendedClock(base, [second, first]).dueAt).toBe(at('2026-11-30 00:00'));
    expect(extendedClock(base, [second]).dueAt).toBe(base.dueAt);
  });

  test('overdue stays visibly overdue, the deadline itself is in time', () => {
    const due = base.dueAt;
    expect(clockState(base, null, due).kind).toBe('running');
    expect(clockState(base, null, at('2026-11-21 00:00:00.001')).kind).toBe('overdue');
    expect(clockState(base, due, at('2027-01-01 00:00'))).toEqual({ kind: 'done', at: due, inTime: true });
    expect(clockState(base, at('2026-11-21 00:00:00.001'), at('2027-01-01 00:00'))).toMatchObject({ kind: 'done', inTime: false });
    expect(clockState({ ...base, provisional: true }, null, at('2026-12-01 00:00')).kind).toBe('provisionally-over');
  });
});
