import { expect, test } from 'vitest';
import { timeLimits } from '../../../shared/delivery/time-limits.ts';
import type { SizedLine } from '../../../shared/delivery/line-size.ts';
import { civilDateOf } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { limitReasonList } from '../../../shared/words/limit-words.ts';
import { clockWords, dayWords, endWords } from '../../../shared/words/time-words.ts';
import { at, sized } from '../../kit/limit-lines.ts';

function said(pickup: string, lines: readonly SizedLine[], language: 'zh-CN' | 'en' = 'zh-CN') {
  const [limit] = timeLimits(defaultPolicy, calendar2024To2026, at(pickup), lines);
  if (limit === undefined) throw new Error('no limit');
  const whole = limitReasonList(language, limit, civilDateOf(at(pickup))).join(language === 'en' ? '; ' : '；');
  return { whole, list: limitReasonList(language, limit, null) };
}

test.each<[string, readonly SizedLine[], string, string]>([
  [
    '2026-11-20 13:59',
    [sized('window_guard', '8'), sized('guardrail', '4')],
    '护窗 8 套 + 护栏 4 套 = 12 套；10 套以上当天（R-TL-2）；13:59 提货，当天起算；截止 今天 24:00',
    '8 window guards + 4 guardrails = 12 sets; 10 sets and above: the day of pickup (R-TL-2); picked up at 13:59, the clock starts at once; ends today 24:00',
  ],
  [
    '2026-11-20 14:00',
    [sized('home', '9')],
    '家居 9 件；10 件以内 4 小时（R-TL-3）；14:00 提货，14:00 及以后从次日起算（明天 08:00）；截止 明天 12:00',
    '9 home products; within 10 pieces: 4 hours (R-TL-3); picked up at 14:00, at or after 14:00 the clock starts the next day (tomorrow 08:00); ends tomorrow 12:00',
  ],
  [
    '2026-09-29 10:00',
    [sized('door', '10')],
    '大门 10 套；正好 10 套，R-TL-8 与 R-TL-7 都适用，取较长的期限；10 套以上 2 天内（R-TL-8）；10:00 提货，当天起算；最后一天 10-01 是国庆节假期，顺延到 10-08；截止 10-08 24:00',
    '10 doors; exactly 10 sets: R-TL-8 and R-TL-7 both apply, the longer limit holds; 10 sets and above: within 2 days (R-TL-8); picked up at 10:00, the clock starts at once; the last day 10-01 is a holiday (National Day), so it moves to 10-08; ends 10-08 24:00',
  ],
  [
    '2026-12-30 10:00',
    [sized('door', '12')],
    '大门 12 套；10 套以上 2 天内（R-TL-8）；10:00 提货，当天起算；2027 年的放假安排尚未载入，期限暂定；截止 2027-01-01 24:00',
    '12 doors; 10 sets and above: within 2 days (R-TL-8); picked up at 10:00, the clock starts at once; the calendar of 2027 is not loaded, so the end is provisional; ends 2027-01-01 24:00',
  ],
  [
    '2026-11-20 10:00',
    [sized('pipe', '10', { unit: 'length', specification: 'φ25×0.8×6000' }), sized('pipe', '3', { unit: 'length' }), sized('pipe', '2', { unit: 'piece' })],
    '10 支 × 6 米 = 60 延米；3 支的单支长度未知，请填写后重算；管材 60 延米；配件 1 行不计入数量；90 延米以内 4 小时（R-TL-5）；10:00 提货，当天起算；截止 今天 14:00',
    '10 lengths × 6 m = 60 m; the length of 3 pipes is unknown: enter it, the limit is then worked out again; 60 m of pipes; 1 line of fittings do not add to the size; within 90 m: 4 hours (R-TL-5); picked up at 10:00, the clock starts at once; ends today 14:00',
  ],
  [
    '2026-11-20 13:59:59.999',
    [sized('tool', '1')],
    '工具 1 件；不论数量 4 小时（R-TL-10）；13:59 提货，当天起算；截止 今天 17:59',
    '1 tool; any size: 4 hours (R-TL-10); picked up at 13:59, the clock starts at once; ends today 17:59',
  ],
])('R-TL-16: why, in words: %s', (pickup, lines, zh, en) => {
  expect(said(pickup, lines).whole).toBe(zh);
  expect(said(pickup, lines, 'en').whole).toBe(en);
});

test('each reason stands alone with whole dates, the end last', () => {
  expect(said('2026-11-20 10:00', [sized('door', '20', { unit: 'piece' })]).list).toEqual(['只有配件，按最小数量', '10 套以内当天（R-TL-7）', '2026-11-20 10:00 提货，当天起算', '截止 2026-11-20 24:00']);
});

test('midnight is 24:00 of the day that ends, seconds only where there are any', () => {
  const today = civilDateOf(at('2026-11-20 10:00'));
  expect(endWords('zh-CN', at('2026-11-21 00:00'), today)).toBe('今天 24:00');
  expect(endWords('en', at('2026-11-22 00:00'), today)).toBe('tomorrow 24:00');
  expect([clockWords(at('2026-11-20 13:59:59')), clockWords(at('2026-11-20 13:59:59.999'))]).toEqual(['13:59:59', '13:59:59.999']);
  expect(dayWords('zh-CN', civilDateOf(at('2027-01-02 00:00')), today)).toBe('2027-01-02');
});
