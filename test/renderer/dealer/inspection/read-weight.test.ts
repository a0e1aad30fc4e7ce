import { expect, test } from 'vitest';
import { readWeight, type ReadWeight } from '../../../../renderer/dealer/inspection/read-weight.ts';

const cases: readonly (readonly [typed: string, read: ReadWeight])[] = [
  ['41.4', { grams: 41_400 }],
  ['41,4', { grams: 41_400 }],
  ['41，25', { grams: 41_250 }],
  ['４１．４', { grams: 41_400 }],
  [' 41.4 公斤', { grams: 41_400 }],
  ['41.4KG', { grams: 41_400 }],
  ['0041.4', { grams: 41_400 }],
  ['0', { grams: 0 }],
  ['1.234', { grams: 1_234 }],
  ['1000000', { grams: 1_000_000_000 }],
  ['1000000.001', { wrong: 'too-large' }],
  ['99999999', { wrong: 'too-large' }],
  ['1,234', { wrong: 'thousands-or-decimals' }],
  ['1,2345', { wrong: 'too-fine' }],
  ['41.4001', { wrong: 'too-fine' }],
  ['1,234.5', { wrong: 'unreadable' }],
  ['41.', { wrong: 'unreadable' }],
  ['.5', { wrong: 'unreadable' }],
  ['-3', { wrong: 'unreadable' }],
  ['4e3', { wrong: 'unreadable' }],
  ['abc', { wrong: 'unreadable' }],
  ['公斤', { wrong: 'unreadable' }],
];

test.each(cases)('R-IN-6: a weight typed as %j is read as %j', (typed, read) => {
  expect(readWeight(typed)).toEqual(read);
});
