import { useQuery } from '@tanstack/react-query';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PersonId, Sha256 } from '../../../shared/kernel/ids.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../../shared/receipt/receipt-text.ts';
import type { Receipt, ReceiptInput } from '../../../shared/receipt/receipt.ts';
import type { Language } from '../../../shared/words/language.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';

interface Asked {
  readonly kind: 'feedback' | 'refusal';
  readonly lines: readonly LineKey[];
  readonly reason: string;
  readonly language: Language;
  readonly person: PersonId | null;
  readonly isComplete: boolean;
  readonly revision: number;
}

export interface SealPreview {
  readonly shown: Sha256;
  readonly receipt: Receipt;
}

class ShownDiffers extends Error {}

/**
 * The receipt to be signed, drawn from the very value that will be sealed: the page builds its text anew and shows nothing unless its
 * hash is the one that goes into the record (what was shown is what is signed).
 */
export function useSealPreview(asked: Asked): { readonly data: SealPreview | undefined; readonly problem: Problem | undefined; readonly again: () => void } {
  const bridge = useBridge();
  const { keeper, view } = useOpenPickup();
  const { kind, lines, reason, language, person, isComplete, revision } = asked;
  const pickup = view.inspection.pickup.id;
  const query = useQuery({
    queryKey: ['preview-seal', pickup, kind, lines, reason, language, person, revision],
    enabled: isComplete && person !== null && (kind === 'feedback' || reason !== ''),
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<SealPreview> => {
      if (person === null) throw new ShownDiffers('no person');
      await keeper.flush();
      const { body, shown } = await bridge.seal.preview({ pickup, kind, lines: [...lines], reason, language, person });
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
