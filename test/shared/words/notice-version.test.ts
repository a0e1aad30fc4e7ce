import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { noticeVersionText } from '../../../shared/words/console/notice-version.ts';
import { limitsNotice } from '../../../shared/words/limits-notice.ts';

test('R-TL-22: which words a dealer was shown is said without machine names', () => {
  expect([noticeVersionText('zh-CN', '2026.1 receipt/1'), noticeVersionText('en', '2026.1 receipt/1')]).toEqual(['规定 2026.1，回执文字第 1 版', 'rules 2026.1, receipt text version 1']);
  expect([noticeVersionText('zh-CN', 'receipt/12'), noticeVersionText('en', 'receipt/12')]).toEqual(['回执文字第 12 版', 'receipt text version 12']);
  expect(noticeVersionText('zh-CN', 'of a later desk')).toBe('of a later desk');
});

test('what desks write today is understood', () => {
  expect(noticeVersionText('zh-CN', limitsNotice('zh-CN', defaultPolicy.timeLimits).textVersion)).toMatch(/^规定 \S+，回执文字第 \d+ 版$/);
});
