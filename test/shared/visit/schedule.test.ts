import { describe, expect, test } from 'vitest';
import { parseCivilDate, type CivilDate } from '../../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { levelRates } from '../../../shared/visit/rates.ts';
import { addMonths, nextVisit, visitDue, visitTask } from '../../../shared/visit/schedule.ts';

const policy = defaultPolicy.visit;

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

test.each([
  ['A', '2026-11-02', '2026-11-16'],
  ['A', '2024-02-15', '2024-02-29'],
  ['A', '2026-02-15', '2026-03-01'],
  ['A', '2026-12-25', '2027-01-08'],
  ['B', '2026-11-02', '2026-12-02'],
  ['B', '2026-12-31', '2027-01-31'],
  ['B', '2024-01-31', '2024-02-29'],
  ['B', '2024-01-29', '2024-02-29'],
  ['B', '2026-01-29', '2026-02-28'],
  ['B', '2026-01-31', '2026-02-28'],
  ['B', '2024-02-29', '2024-03-29'],
  ['B', '2026-03-31', '2026-04-30'],
  ['B', '2026-04-30', '2026-05-30'],
  ['C', '2026-11-02', null],
] as const)('R-RV: level %s, last visit %s, next %s', (level, last, due) => {
  expect(nextVisit(policy, level, day(last))).toBe(due);
});

test('R-RV: several months at once keep the day of the month where there is one', () => {
  expect(addMonths(day('2026-08-31'), 6)).toBe('2027-02-28');
  expect(addMonths(day('2024-08-31'), 12)).toBe('2025-08-31');
  expect(addMonths(day('2026-01-31'), 24)).toBe('2028-01-31');
});

test('R-RV-2: a dealer who was never visited is due one interval after the level was set', () => {
  expect(visitDue(policy, 'A', day('2026-11-01'), null)).toBe('2026-11-15');
  expect(visitDue(policy, 'A', day('2026-11-01'), day('2026-11-10'))).toBe('2026-11-24');
  expect(visitDue(policy, 'C', day('2026-11-01'), null)).toBeNull();
});

test('R-RV-2: a task on its due day, overdue after it', () => {
  const due = day('2026-11-16');
  expect(visitTask(due, day('2026-11-15'))).toEqual({ kind: 'planned', due });
  expect(visitTask(due, day('2026-11-16'))).toEqual({ kind: 'due', due });
  expect(visitTask(due, day('2026-11-17'))).toEqual({ kind: 'overdue', due });
  expect(visitTask(null, day('2026-11-17'))).toEqual({ kind: 'none' });
});

describe('R-RV-3: both rates per level and month against the targets', () => {
  const visit = (level: 'A' | 'B', due: string, done: boolean, satisfactionPermille: number | null) => ({ level, due: day(due), doneOn: done ? day(due) : null, satisfactionPermille });
  const visits = [
    visit('A', '2026-11-02', true, 950),
    visit('A', '2026-11-30', true, 910),
    visit('A', '2026-11-16', true, null),
    visit('A', '2026-10-31', false, null),
    visit('B', '2026-11-16', false, null),
    visit('B', '2026-11-17', true, 899),
  ];

  test('met exactly at the target, missed below it', () => {
    expect(levelRates(policy, 'A', '2026-11', visits)).toMatchObject({ due: 3, done: 3, visitsDone: { permille: 1_000, isMet: true }, satisfaction: { permille: 930, isMet: true } });
    expect(levelRates(policy, 'B', '2026-11', visits)).toMatchObject({ due: 2, done: 1, visitsDone: { permille: 500, isMet: false }, satisfaction: { permille: 899, isMet: false } });
  });

  test('nothing due is neither met nor missed', () => {
    expect(levelRates(policy, 'A', '2026-12', visits)).toMatchObject({ due: 0, visitsDone: { permille: null, isMet: null } });
    expect(levelRates(policy, 'C', '2026-11', visits).visitsDone.target).toBeNull();
  });
});
