import { expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem.ts';
import { problemLine } from '../../../shared/words/problem-words.ts';
import { wordList } from '../../../shared/words/word-list.ts';

it('says what happened and what to do next in one line, parted as the language does', () => {
  expect(problemLine('zh-CN', problem('hq.busy', {}))).toBe('总部正忙，还没收下。稍后会自动再试，不用操作。');
  expect(problemLine('en', problem('hq.busy', {}))).toBe('HQ is busy and has not taken it yet. It is tried again by itself.');
});

it.each([
  ['zh-CN', ['护窗', '护栏'], '护窗、护栏'],
  ['en', ['window guards', 'railings'], 'window guards, railings'],
  ['en', [3, 7], '3, 7'],
  ['zh-CN', [], ''],
] as const)('%s: %j is listed as %s', (language, words, listed) => {
  expect(wordList(language, words)).toBe(listed);
});
