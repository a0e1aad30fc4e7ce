import { expect, test } from 'vitest';
import { readWireNumber } from '../../../shared/wire/wire-number.ts';

const taken = { oldest: 2, newest: 4 };

test.each([
  ['2', { ok: true, value: 2 }],
  ['4', { ok: true, value: 4 }],
  ['1', { ok: false, problem: { code: 'wire.too-old', details: { oldest: 2 } } }],
  ['0', { ok: false, problem: { code: 'wire.too-old', details: { oldest: 2 } } }],
  ['5', { ok: false, problem: { code: 'wire.too-new', details: { newest: 4 } } }],
  ['999999999', { ok: false, problem: { code: 'wire.too-new', details: { newest: 4 } } }],
])('a desk that says %j is taken, or told which side is to be updated', (header, outcome) => {
  expect(readWireNumber(header, taken)).toEqual(outcome);
});

test.each(['', ' 2', '2.0', '-2', '+2', '0x2', '2e0', 'two', '2, 2', '9999999999'])('%j is no number of a wire', (header) => {
  expect(readWireNumber(header, taken)).toEqual({ ok: false, problem: { code: 'input.invalid', details: { field: 'x-gatecheck-wire', expected: 'a whole number from 2 to 4' } } });
});
