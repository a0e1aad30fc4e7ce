import { describe, expect, test } from 'vitest';
import { lineState, type LineFacts } from '../../../shared/delivery/timeliness.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { at } from '../../kit/limit-lines.ts';

const policy = defaultPolicy.timeLimits;
const due = '2026-11-20 18:00';
const reminded = { kind: 'half-time', sentAt: at('2026-11-20 16:00'), channel: 'hq' } as const;

/** HQ at a moment, with no feedback and no contact. */
function hq(now: string, more: Partial<LineFacts> = {}): LineFacts {
  return {
    limit: { startsAt: at('2026-11-20 14:00'), dueAt: at(due), provisional: false },
    pickedUpAt: at('2026-11-20 13:00'),
    now: at(now),
    feedback: null,
    clockAnchored: true,
    queueKnownAt: null,
    feedbackInQueue: false,
    switchedOff: [],
    feedbackRefused: false,
    hqKnewOfDefect: false,
    reminders: [reminded],
    ...more,
  };
}

const state = (facts: LineFacts) => lineState(policy, facts);

describe('while the clock runs', () => {
  test.each([
    ['2026-11-20 13:59:59.999', 'not-started'],
    ['2026-11-20 14:00', 'running'],
    ['2026-11-20 16:59:59.999', 'running'],
    ['2026-11-20 17:00', 'near-deadline'],
    ['2026-11-20 17:59:59.999', 'near-deadline'],
    [due, 'near-deadline'],
    ['2026-11-20 18:00:00.001', 'no-feedback'],
  ])('R-TL-15, R-TL-17: at %s it is %s', (now, kind) => {
    expect(state(hq(now)).kind).toBe(kind);
  });

  test('says how long is left, and that an end is provisional', () => {
    const provisional = hq('2026-11-20 17:30', { limit: { startsAt: at('2026-11-20 14:00'), dueAt: at(due), provisional: true } });
    expect(state(provisional)).toEqual({ kind: 'near-deadline', dueAt: at(due), leftMs: 30 * 60_000, provisional: true });
  });
});

describe('R-TL-23: HQ after the deadline', () => {
  test('without contact it is "no feedback" until the silence is complete', () => {
    expect(state(hq('2026-11-27 17:59:59.999'))).toEqual({
      kind: 'no-feedback',
      dueAt: at(due),
      overMs: 7 * 86_400_000 - 1,
      deemedFrom: at('2026-11-27 18:00'),
    });
    expect(state(hq('2026-11-27 18:00'))).toMatchObject({ kind: 'deemed-accepted', ground: 'silence', since: at('2026-11-27 18:00') });
  });

  test('a contact at the deadline or before proves nothing, one a millisecond later does', () => {
    expect(state(hq('2026-11-21 09:00', { queueKnownAt: at(due) })).kind).toBe('no-feedback');
    const heard = at('2026-11-20 18:00:00.001');
    expect(state(hq('2026-11-21 09:00', { queueKnownAt: heard }))).toMatchObject({ kind: 'deemed-accepted', ground: 'contact-after-deadline', since: heard });
  });

  test('R-TL-17, R-TL-21: it covers quantity and appearance, may be contested, and carries the reminders', () => {
    const deemed = state(hq('2026-11-21 09:00', { queueKnownAt: at('2026-11-20 20:00') }));
    expect(deemed).toMatchObject({ covers: ['quantity', 'appearance'], contestable: true, reminders: [reminded], hiddenOpenUntil: null });
  });

  test('R-TL-21: hidden defects keep their own window where the policy sets one', () => {
    const facts = hq('2026-11-28 09:00');
    expect(lineState({ ...policy, hiddenDefectDays: 30 }, facts)).toMatchObject({ hiddenOpenUntil: at('2026-12-21 00:00') });
  });
});

describe('R-TL-20: never deemed accepted while in doubt', () => {
  const long = '2026-12-20 09:00';
  test.each([
    ['no anchor', { clockAnchored: false }, ['no-anchor']],
    ['unknown calendar', { limit: { startsAt: at('2026-11-20 14:00'), dueAt: at(due), provisional: true } }, ['provisional-deadline']],
    ['a sealed feedback in the queue', { feedbackInQueue: true }, ['unsent-feedback']],
    ['a feedback that was refused for good', { feedbackRefused: true }, ['refused-feedback']],
    ['HQ knew of the defect', { hqKnewOfDefect: true }, ['hq-knew-of-defect']],
    ['several at once', { clockAnchored: false, feedbackInQueue: true, feedbackRefused: true, hqKnewOfDefect: true }, ['no-anchor', 'unsent-feedback', 'refused-feedback', 'hq-knew-of-defect']],
  ] as const)('%s', (_, more, doubts) => {
    expect(state(hq(long, { queueKnownAt: at('2026-11-21 09:00'), ...more }))).toMatchObject({ kind: 'in-doubt', doubts });
  });
});

describe('R-TL-20, R-TL-23: while HQ has the desk switched off its silence says nothing', () => {
  const off = (from: string, until: string | null) => ({ from: at(from), until: until === null ? null : at(until) });

  test.each([
    ['switched off before the deadline and still', [off('2026-11-19 09:00', null)], { kind: 'in-doubt', doubts: ['desk-switched-off'] }],
    ['switched off a millisecond before the silence was complete', [off('2026-11-27 17:59:59.999', null)], { kind: 'in-doubt', doubts: ['desk-switched-off'] }],
    ['switched off when the silence was complete', [off('2026-11-27 18:00', null)], { kind: 'deemed-accepted', ground: 'silence', since: at('2026-11-27 18:00') }],
    ['off for two days and restored', [off('2026-11-21 18:00', '2026-11-23 18:00')], { kind: 'deemed-accepted', since: at('2026-11-29 18:00') }],
    ['off over the deadline and restored', [off('2026-11-19 18:00', '2026-11-23 18:00')], { kind: 'deemed-accepted', since: at('2026-11-30 18:00') }],
    ['restored before the deadline', [off('2026-11-18 18:00', '2026-11-19 18:00')], { kind: 'deemed-accepted', since: at('2026-11-27 18:00') }],
    ['off twice', [off('2026-11-21 18:00', '2026-11-22 18:00'), off('2026-11-23 18:00', '2026-11-24 18:00')], { kind: 'deemed-accepted', since: at('2026-11-29 18:00') }],
  ] as const)('%s', (_, switchedOff, expected) => {
    expect(state(hq('2026-12-20 09:00', { switchedOff }))).toMatchObject(expected);
  });

  test('contact after the deadline with nothing sealed still says it, whatever HQ did later', () => {
    const heard = at('2026-11-20 19:00');
    expect(state(hq('2026-12-20 09:00', { queueKnownAt: heard, switchedOff: [off('2026-11-21 09:00', null)] }))).toMatchObject({ kind: 'deemed-accepted', ground: 'contact-after-deadline', since: heard });
  });

  test('before the deadline it changes nothing', () => {
    expect(state(hq('2026-11-20 15:00', { switchedOff: [off('2026-11-19 09:00', null)] })).kind).toBe('running');
  });
});

describe('the desk, which knows its own queue at every moment', () => {
  test('R-TL-17: nothing sealed a millisecond after the deadline: deemed accepted on the desk as well', () => {
    const now = '2026-11-20 18:00:00.001';
    expect(state(hq(now, { queueKnownAt: at(now) })).kind).toBe('deemed-accepted');
  });

  test('R-TL-18, R-TL-19: sealed before the deadline and unsent is in time whatever the hour', () => {
    const feedback = { notBefore: at('2026-11-20 17:10'), notAfter: at('2026-11-20 17:20') };
    expect(state(hq('2026-12-24 09:00', { feedback, feedbackInQueue: true })).kind).toBe('in-time');
  });

  test('R-TL-18: sealed after the deadline is late, not lost', () => {
    const feedback = { notBefore: at('2026-11-20 18:00:00.001'), notAfter: at('2026-11-20 18:05') };
    expect(state(hq('2026-11-21 09:00', { feedback }))).toEqual({ kind: 'late', dueAt: at(due), sealed: feedback });
  });

  test('R-TL-23: feedback that arrives after a deemed acceptance takes its place', () => {
    const feedback = { notBefore: null, notAfter: at('2026-12-01 09:00') };
    expect(state(hq('2026-12-01 09:00')).kind).toBe('deemed-accepted');
    expect(state(hq('2026-12-01 09:00', { feedback })).kind).toBe('needs-review');
  });
});
