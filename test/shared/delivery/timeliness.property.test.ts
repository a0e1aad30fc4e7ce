import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineState, type LineFacts } from '../../../shared/delivery/timeliness.ts';
import { epochMs, instantOf, type Instant } from '../../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { caseCount } from '../../kit/random-cases.ts';
import { secondState, type SecondFacts } from '../../kit/second-timeliness.ts';

const start = Date.UTC(2026, 10, 20, 2);
const hour = 3_600_000;

/** Instants on, one millisecond beside, and far from every instant that matters. */
function near(due: number) {
  return fc.oneof(
    fc.tuple(fc.constantFrom(start, due, due - hour, due - hour / 4, due + 7 * 24 * hour), fc.integer({ min: -1, max: 1 })).map(([at, by]) => at + by),
    fc.integer({ min: start - 3 * hour, max: due + 9 * 24 * hour }),
  );
}

const facts = fc.constantFrom(4, 14, 62).chain((hours): fc.Arbitrary<SecondFacts> => {
  const due = start + hours * hour;
  const maybe = fc.option(near(due), { freq: 3 });
  const feedback = fc.tuple(maybe, maybe).map(([one, other]) =>
    one !== null && other !== null && one > other ? { low: other, high: one } : { low: one, high: other },
  );
  return fc.record({
    start: fc.constant(start),
    due: fc.constant(due),
    provisional: fc.boolean(),
    now: near(due),
    feedback: fc.option(feedback, { freq: 1 }),
    anchored: fc.boolean(),
    heard: maybe,
    queued: fc.boolean(),
    turnedAway: fc.boolean(),
    shutOut: fc.tuple(fc.uniqueArray(near(due), { maxLength: 5 })).map(([instants]) => {
      const ordered = instants.toSorted((one, other) => one - other);
      return ordered.flatMap((from, index): (readonly [number, number | null])[] => (index % 2 === 0 ? [[from, ordered[index + 1] ?? null]] : []));
    }),
    known: fc.boolean(),
  });
});

function optional(ms: number | null): Instant | null {
  return ms === null ? null : instantOf(ms);
}

function ours(given: SecondFacts): ReturnType<typeof secondState> {
  const asked: LineFacts = {
    limit: { startsAt: instantOf(given.start), dueAt: instantOf(given.due), provisional: given.provisional },
    pickedUpAt: instantOf(given.start),
    now: instantOf(given.now),
    feedback: given.feedback && { notBefore: optional(given.feedback.low), notAfter: optional(given.feedback.high) },
    clockAnchored: given.anchored,
    queueKnownAt: optional(given.heard),
    feedbackInQueue: given.queued,
    switchedOff: given.shutOut.map(([from, until]) => ({ from: instantOf(from), until: optional(until) })),
    feedbackRefused: given.turnedAway,
    hqKnewOfDefect: given.known,
    reminders: [],
  };
  const state = lineState(defaultPolicy.timeLimits, asked);
  const at = state.kind === 'deemed-accepted' ? state.since : state.kind === 'no-feedback' ? state.deemedFrom : null;
  return { state: state.kind, at: at === null ? null : epochMs(at) };
}

test('R-TL-15..23: every state agrees with the second implementation', () => {
  fc.assert(
    fc.property(facts, (given) => {
      expect(ours(given)).toEqual(secondState(given));
    }),
    { numRuns: caseCount },
  );
});
