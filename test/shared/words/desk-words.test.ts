import { expect, test } from 'vitest';
import { epochMs, instantOf, type Instant } from '../../../shared/kernel/instant.ts';
import { deskWords } from '../../../shared/words/desk-words.ts';
import { dueText, momentText, remainingText } from '../../../shared/words/desk/remaining-words.ts';

const chinese = /[\u4e00-\u9fff]/;

function sentences(words: unknown, at: string): readonly (readonly [string, string])[] {
  if (typeof words === 'string') return [[at, words]];
  if (words === null || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([key, value]) => sentences(value, `${at}.${key}`));
}

test('no English sentence holds Chinese, but the name of the other language', () => {
  const mixed = sentences(deskWords('en'), 'en').filter(([, text]) => chinese.test(text) && text !== '中文');
  expect(mixed).toEqual([]);
});

test('every Chinese sentence is Chinese and uses Chinese marks', () => {
  const foreign = sentences(deskWords('zh-CN'), 'zh').filter(([, text]) => text !== 'English' && !chinese.test(text));
  expect(foreign).toEqual([]);
  const halfMarks = sentences(deskWords('zh-CN'), 'zh').filter(([, text]) => /[\u4e00-\u9fff][,;?:(]|[:)(][\u4e00-\u9fff]/.test(text));
  expect(halfMarks).toEqual([]);
  // It follows the end of a limit, brackets and all.
  expect(deskWords('zh-CN').pickup.limits.provisional).toBe('（暂定）');
});

const now = '2026-11-20T05:00:00.000Z' as Instant;
const after = (ms: number): Instant => instantOf(epochMs(now) + ms);

test('times read as people say them', () => {
  expect(momentText('2026-11-20T07:20:00.000Z' as Instant, now, 'zh-CN')).toBe('今天 15:20');
  expect(momentText('2026-11-21T00:00:00.000Z' as Instant, now, 'zh-CN')).toBe('明天 08:00');
  expect(momentText('2026-11-23T00:00:00.000Z' as Instant, now, 'zh-CN')).toBe('11-23 08:00');
  expect(momentText('2027-01-02T00:00:00.000Z' as Instant, now, 'zh-CN')).toBe('2027-01-02 08:00');
  expect(dueText('2026-11-20T16:00:00.000Z' as Instant, now, 'zh-CN')).toBe('今天 24:00');
  expect(dueText('2026-11-20T09:00:59.999Z' as Instant, now, 'en')).toBe('today 17:00');
});

test('the time left shows seconds in the last five minutes only', () => {
  const left = (ms: number): string => remainingText(epochMs(after(ms)) - epochMs(now), 'zh-CN');
  expect(left(7_980_000)).toBe('还剩 2 小时 13 分');
  expect(left(300_000)).toBe('还剩 5 分');
  expect(left(299_000)).toBe('还剩 4 分 59 秒');
  expect(left(9_000)).toBe('还剩 9 秒');
  expect(left(-2_400_000)).toBe('已超时 40 分');
  expect(left(90_000_000)).toBe('还剩 1 天 1 小时');
  expect(left(86_400_000)).toBe('还剩 1 天 0 小时');
  expect(left(7_200_000)).toBe('还剩 2 小时 0 分');
});
