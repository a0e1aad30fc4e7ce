import { expect, test } from 'vitest';
import { isStartOfMonth, levelOn, levelSettingSchema } from '../../../shared/dealer/level-history.ts';
import { civilDateSchema } from '../../../shared/kernel/instant.ts';

const setting = (level: string, from: string) => levelSettingSchema.parse({ level, from, setBy: '服务助理', reason: '' });
const day = (text: string) => civilDateSchema.parse(text);

test('R-RV-1: the level of a day is the last that was set by then, whatever the order of the history', () => {
  const history = [setting('B', '2026-10-01'), setting('A', '2026-11-01'), setting('C', '2026-09-01')];
  expect(levelOn(history, day('2026-08-31'))).toBeUndefined();
  expect(levelOn(history, day('2026-09-30'))?.level).toBe('C');
  expect(levelOn(history, day('2026-10-31'))?.level).toBe('B');
  expect(levelOn(history, day('2026-11-01'))?.level).toBe('A');
});

test('R-RV-1: of two settings of one day the later entry holds; levels are set at the start of a month', () => {
  expect(levelOn([setting('B', '2026-10-01'), setting('C', '2026-10-01')], day('2026-10-01'))?.level).toBe('C');
  expect([isStartOfMonth(day('2026-11-01')), isStartOfMonth(day('2026-11-02'))]).toEqual([true, false]);
});
