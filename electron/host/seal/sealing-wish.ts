import type { Language } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PersonId, PickupId } from '../../../shared/kernel/ids.ts';

/** What a person wants to seal: chosen lines of a pickup, as feedback or as a refusal. */
export interface SealingWish {
  readonly pickup: PickupId;
  readonly kind: 'feedback' | 'refusal';
  readonly lines: readonly LineKey[];
  /** Only for a refusal. */
  readonly reason: string;
  /** The language of the text that is shown and signed. */
  readonly language: Language;
  readonly person: PersonId;
}
