import { failed, type Check } from '../../../proof/verdict.ts';
import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import type { RecordRow } from './record-rows.ts';

/**
 * What the desk holds for delivered must be acknowledged: one failed check where HQ's word for the record, or for all of its `photos` (each counted once), is not among the acknowledgements that hold;
 * none where they say it, or where the desk itself says that it is still on its way.
 */
export function judgeDelivery({ state, receivedAt }: Pick<RecordRow, 'state' | 'receivedAt'>, photos: number, acknowledgements: readonly Acknowledgement[]): readonly Check[] {
  if (receivedAt !== null && acknowledgements.length === 0) return [failed('acknowledgement', 'acknowledgement-missing')];
  const isWhole = photos === 0 || acknowledgements.some((each) => each.of === 'photos' && each.photos === photos);
  return state === 'received' && !isWhole ? [failed('acknowledgement', 'photos-not-acknowledged', { photos: String(photos) })] : [];
}
