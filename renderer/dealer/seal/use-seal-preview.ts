import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/words/language.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { useShownReceipt } from './use-shown-receipt.ts';

interface Asked {
  readonly kind: 'feedback' | 'refusal';
  readonly lines: readonly LineKey[];
  readonly reason: string;
  readonly language: Language;
  readonly person: PersonId | null;
  readonly isComplete: boolean;
  readonly revision: number;
}

/** The receipt of chosen lines as it will be sealed, once everything typed is kept. */
export function useSealPreview({ kind, lines, reason, language, person, isComplete, revision }: Asked): ReturnType<typeof useShownReceipt> {
  const bridge = useBridge();
  const { keeper, view } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  return useShownReceipt({
    key: ['preview-seal', pickup, kind, lines, reason, language, person, revision],
    isReady: isComplete && person !== null && (kind === 'feedback' || reason !== ''),
    language,
    ask: async () => {
      if (person === null) throw new Error('nobody signs');
      await keeper.flush();
      return bridge.seal.preview({ pickup, kind, lines: [...lines], reason, language, person });
    },
  });
}
