import { expect, test } from 'vitest';
import { dueReminder, reminders } from '../../../shared/delivery/reminders.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { at } from '../../kit/limit-lines.ts';

const policy = defaultPolicy.timeLimits;
const fourHours = { startsAt: at('2026-11-20 13:59:59.999'), dueAt: at('2026-11-20 17:59:59.999') };

test('R-TL-17: at half time, one hour and 15 minutes before the end', () => {
  expect(reminders(policy, fourHours)).toEqual([
    { kind: 'half-time', at: at('2026-11-20 15:59:59.999') },
    { kind: 'minutes-before-60', at: at('2026-11-20 16:59:59.999') },
    { kind: 'minutes-before-15', at: at('2026-11-20 17:44:59.999') },
  ]);
});

test('R-TL-17: a limit shorter than two hours is reminded in the order of time, none before it starts', () => {
  const short = { startsAt: at('2026-11-20 09:00'), dueAt: at('2026-11-20 09:50') };
  expect(reminders(policy, short).map((reminder) => reminder.kind)).toEqual(['half-time', 'minutes-before-15']);
  const twoHours = { startsAt: at('2026-11-20 09:00'), dueAt: at('2026-11-20 11:00') };
  expect(reminders(policy, twoHours).map((reminder) => reminder.at)).toEqual([at('2026-11-20 10:00'), at('2026-11-20 10:45')]);
});

test('R-TL-17: what a scan sends: the most urgent that has come, once, nothing that it has overtaken, and nothing after the end', () => {
  const kinds = (now: string, sent: readonly string[]) =>
    [dueReminder(policy, fourHours, at(now), sent.map((kind) => ({ kind: kind as 'half-time' })))].flatMap((reminder) => reminder?.kind ?? []);
  expect(kinds('2026-11-20 15:59:59.998', [])).toEqual([]);
  expect(kinds('2026-11-20 15:59:59.999', [])).toEqual(['half-time']);
  expect(kinds('2026-11-20 16:30', ['half-time'])).toEqual([]);
  expect(kinds('2026-11-20 17:59:59.999', [])).toEqual(['minutes-before-15']);
  expect(kinds('2026-11-20 17:50', ['half-time'])).toEqual(['minutes-before-15']);
  expect(kinds('2026-11-20 17:50', ['minutes-before-15'])).toEqual([]);
  expect(kinds('2026-11-20 17:10', ['minutes-before-60'])).toEqual([]);
  expect(kinds('2026-11-20 16:30', ['minutes-before-60'])).toEqual([]);
  expect(kinds('2026-11-20 17:44:59.999', ['minutes-before-60'])).toEqual(['minutes-before-15']);
  expect(kinds('2026-11-20 18:00', [])).toEqual([]);
});
