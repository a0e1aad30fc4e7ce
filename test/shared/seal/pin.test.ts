import { expect, test } from 'vitest';
import { nextLink, isNextLink } from '../../../shared/seal/chain.ts';
import { isPinStrong } from '../../../shared/seal/pin.ts';
import { mostPinAttempts, pinGate } from '../../../shared/seal/pin-attempts.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';

test('a PIN has 6 to 12 digits and is not the first that anybody would try', () => {
  const weak = ['', '12345', '1234567890123', '12a456', '１２３４５６', '123456', '654321', '890123', '000000', '111111', '121212', '123123', '19850214', '850214', '20261120', ' 804213'];
  const strong = ['804213', '739105', '94017723', '510398274615'];
  expect(weak.filter(isPinStrong)).toEqual([]);
  expect(strong.filter((pin) => !isPinStrong(pin))).toEqual([]);
});

test('three wrong PINs cost nothing, then each waits longer, and the tenth locks', () => {
  const states = Array.from({ length: mostPinAttempts + 2 }, (_, wrong) => pinGate(wrong, 0));
  expect(states.slice(0, 4).every((gate) => gate.state === 'open')).toBe(true);
  const waits = states.slice(4, 10).map((gate) => (gate.state === 'delayed' ? gate.waitMs : -1));
  expect(waits).toEqual(waits.toSorted((left, right) => left - right));
  expect(waits[0]).toBeGreaterThan(0);
  expect(states.slice(10)).toEqual([{ state: 'locked' }, { state: 'locked' }]);
});

test('a wait ends to the millisecond, and a clock that runs backwards shortens nothing', () => {
  expect(pinGate(4, 4_999)).toEqual({ state: 'delayed', waitMs: 1, attemptsLeft: 6 });
  expect(pinGate(4, 5_000)).toEqual({ state: 'open', attemptsLeft: 6 });
  expect(pinGate(4, -60_000)).toEqual({ state: 'delayed', waitMs: 5_000, attemptsLeft: 6 });
  expect(pinGate(10, 1e12)).toEqual({ state: 'locked' });
});

test('a record joins the end of its device’s chain, and nothing else does', () => {
  const hash = 'a'.repeat(64) as Sha256;
  const other = 'b'.repeat(64) as Sha256;
  expect(nextLink(null)).toEqual({ sequence: 1, previous: null });
  expect(nextLink({ sequence: 7, hash })).toEqual({ sequence: 8, previous: hash });
  const end = { sequence: 7, hash };
  expect(isNextLink({ sequence: 8, previous: hash }, end)).toBe(true);
  for (const link of [{ sequence: 9, previous: hash }, { sequence: 7, previous: hash }, { sequence: 8, previous: other }, { sequence: 8, previous: null }]) expect(isNextLink(link, end)).toBe(false);
  expect(isNextLink({ sequence: 1, previous: null }, null)).toBe(true);
  expect(isNextLink({ sequence: 2, previous: hash }, null)).toBe(false);
});
