import { useQuery } from '@tanstack/react-query';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../../shared/receipt/receipt-text.ts';
import type { Receipt, ReceiptInput } from '../../../shared/receipt/receipt.ts';
import type { Language } from '../../../shared/words/language.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { problemOf } from '../bridge/bridge-problem.ts';

export interface ShownReceipt {
  readonly shown: Sha256;
  readonly receipt: Receipt;
}

interface Asked {
  /** Changes with everything that the text depends on. */
  readonly key: readonly unknown[];
  readonly isReady: boolean;
  readonly language: Language;
  /** The host's answer: the canonical text of what is to be signed, and the hash of its receipt's text. */
  readonly ask: () => Promise<{ readonly body: string; readonly shown: Sha256 }>;
}

class ShownDiffers extends Error {}

/**
 * The receipt to be signed, drawn from the very value that will be sealed: the page builds its text anew and shows nothing unless its
 * hash is the one that goes into the record (what was shown is what is signed).
 */
export function useShownReceipt({ key, isReady, language, ask }: Asked): { readonly data: ShownReceipt | undefined; readonly problem: Problem | undefined; readonly again: () => void } {
  const query = useQuery({
    queryKey: key,
    enabled: isReady,
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<ShownReceipt> => {
      const { body, shown } = await ask();
      // The cast: the host has just built this value from its own rows, and the hash below judges what is drawn from it.
      const receipt = receiptOf(JSON.parse(body) as ReceiptInput, receiptWords[language]);
      if ((await sha256Of(receiptText(receipt))) !== shown) throw new ShownDiffers('the text drawn is not the text to be signed');
      return { shown, receipt };
    },
  });
  const failed = query.error;
  return {
    data: query.data,
    problem: failed === null ? undefined : failed instanceof ShownDiffers ? problem('seal.changed-since-shown', {}) : problemOf(failed),
    again: () => void query.refetch(),
  };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
