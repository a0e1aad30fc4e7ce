import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAuthority } from '../../proof/certificate.ts';
import { judgeReceipt } from '../../proof/verify-receipt.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { secondVerdict } from '../kit/second-verifier.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'receipt');

test('a receipt in the words of an earlier version still holds, and is told to be of that version', async () => {
  const pdf = await readFile(join(folder, 'receipt-1.pdf'));
  const root = await readFile(join(folder, 'receipt-1-root.cer'));
  expect(receiptWords['zh-CN'].textVersion).not.toBe('receipt/1');
  const authority = openAuthority(root);
  if (!authority.ok) throw new Error(authority.problem.code);
  const { verdict } = judgeReceipt(pdf, { kind: 'given', authority: authority.value });
  expect(verdict.ok).toBe(true);
  expect(verdict.checks.find(({ check }) => check === 'text')).toMatchObject({ ok: true, says: 'text-of-other-version', details: { version: 'receipt/1' } });
  expect(verdict.checks.find(({ check }) => check === 'code')).toMatchObject({ ok: true, says: 'code-same' });
  expect(await secondVerdict(pdf, root)).toBe(true);
});
