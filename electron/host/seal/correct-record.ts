import type { Language, RecordCard } from '../../../shared/bridge/shapes.ts';
import type { PersonId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import type { Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { prepareReceipt, type PreparedReceipt } from './prepare-receipt.ts';
import { readRecordRow } from './record-rows.ts';
import { sealRecord, type SealingHand } from './seal-record.ts';
import { inTurn } from './sign-sealing.ts';

/** What a person says is wrong in a sealed record, and how it should read. The record itself stays as it is. */
export interface CorrectionWish {
  readonly record: RecordId;
  readonly note: string;
  /** The language of the text that is shown and signed. */
  readonly language: Language;
  readonly person: PersonId;
}

/** The text to show before signing. `thing.not-found`, `input.invalid` (nothing is said), and those of `prepareReceipt`. */
export function previewCorrection(desk: Desk, wish: CorrectionWish): Outcome<Pick<PreparedReceipt, 'shown' | 'text' | 'body'>> {
  const prepared = prepareCorrection(desk, wish);
  if (!prepared.ok) return prepared;
  const { shown, text, body } = prepared.value;
  return done({ shown, text, body });
}

/** Seals a correction that points back at a record of this desk. `seal.changed-since-shown` where the text is not the one that was shown, and the refusals of sealing. */
export function correctRecord(desk: Desk, wish: CorrectionWish, hand: SealingHand & { readonly shown: Sha256 }): Promise<Outcome<RecordCard>> {
  return inTurn(desk, async () => {
    const prepared = prepareCorrection(desk, wish);
    if (!prepared.ok) return prepared;
    if (prepared.value.shown !== hand.shown) return refused(problem('seal.changed-since-shown', {}));
    return sealRecord(desk, prepared.value, hand);
  });
}

function prepareCorrection(desk: Desk, { record, note, language, person }: CorrectionWish): Outcome<PreparedReceipt> {
  const row = readRecordRow(desk.store, record);
  const pickup = row === undefined ? undefined : readPickupRow(desk.store, row.pickup);
  if (row === undefined || pickup === undefined) return refused(problem('thing.not-found', { what: 'record', id: record }));
  const said = note.trim();
  if (said === '') return refused(problem('input.invalid', { field: 'note', expected: 'what is wrong and how it should read' }));
  return prepareReceipt(desk, {
    pickup: row.pickup,
    body: { kind: 'correction', corrects: record, correctsHash: row.hash, note: said },
    photos: [],
    policy: policyAt(desk.store, pickup.pickedUpAt),
    person,
    language,
  });
}
