import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import type { Language } from './language.ts';
import { receiptWords } from './receipt-words.ts';

/** The consequence of the limits as it is shown before the clock matters. */
export interface LimitsNotice {
  /** The version that the policy gives it, and that of the words. */
  readonly textVersion: string;
  /** R-TL-17, R-TL-18, R-TL-21, in this order. */
  readonly sentences: readonly [deemedAccepted: string, late: string, hidden: string];
}

/** R-TL-22: what is shown are the very sentences that stand on the receipt, so that the text, by its signed hash, goes into the sealed record. */
export function limitsNotice(language: Language, policy: Pick<TimeLimitPolicy, 'noticeVersion'>): LimitsNotice {
  const { notices, textVersion } = receiptWords[language];
  return { textVersion: `${policy.noticeVersion} ${textVersion}`, sentences: [notices.deemedAccepted, notices.late, notices.hidden] };
}
