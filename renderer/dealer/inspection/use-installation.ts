import { useDeferredValue } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useLanguage } from '../../look/language.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useShownReceipt } from '../seal/use-shown-receipt.ts';
import { useOpenPickup } from './use-pickup.ts';

interface Asked {
  readonly lines: readonly LineKey[];
  readonly warnedAt: Instant;
  readonly note: string;
  readonly person: PersonId | null;
  /** Goods are chosen, and the warning of theirs is taken note of. */
  readonly isReady: boolean;
}

/** What is about to be signed as an installation, and the receipt of it once somebody is to sign (R-IN-10). */
export function useInstallation({ lines, warnedAt, note, person, isReady }: Asked) {
  const language = useLanguage();
  const bridge = useBridge();
  const { view, keeper } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  const said = useDeferredValue(note.trim());
  const wish = { pickup, lines: [...lines], warnedAt, note: said, language };
  const preview = useShownReceipt({
    key: ['preview-install', wish, person, view.revision],
    isReady: isReady && person !== null,
    language,
    ask: async () => {
      if (person === null) throw new Error('nobody signs');
      await keeper.flush();
      return bridge.pickups.previewInstall({ ...wish, person });
    },
  });
  return { wish, preview };
}
