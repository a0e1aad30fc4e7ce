import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import type { Desk } from '../desk.ts';
import { makeRoomToSeal } from './make-room.ts';
import { prepareSealing } from './prepare-sealing.ts';
import { prepareEvidence, sealRecord, type SealingHand } from './seal-record.ts';
import type { SealingWish } from './sealing-wish.ts';

export interface SealingPreview {
  readonly shown: Sha256;
  readonly text: string;
  readonly body: string;
  readonly missing: number;
}

/** The text to show before signing, by the person who will sign it. Refusals of `prepareSealing`. */
export function previewSealing(desk: Desk, wish: SealingWish): Outcome<SealingPreview> {
  const prepared = prepareSealing(desk, wish);
  if (!prepared.ok) return prepared;
  if (prepared.value.missing.length === 0) prepareEvidence(desk, prepared.value);
  const { shown, text, body, missing } = prepared.value;
  return done({ shown, text, body, missing: missing.length });
}

/**
 * Signs what was shown: the text is made again from the rows and must be the very one whose hash the page names (`seal.changed-since-shown`). `seal.incomplete`
 * while the rules miss something. One signature at a time; its lines take no change meanwhile.
 */
export function signSealing(desk: Desk, wish: SealingWish, hand: SealingHand & { readonly shown: Sha256 }): Promise<Outcome<RecordCard>> {
  return inTurn(desk, async () => {
    const prepared = prepareSealing(desk, wish);
    if (!prepared.ok) return prepared;
    if (prepared.value.missing.length > 0) return refused(problem('seal.incomplete', { missing: prepared.value.missing.length }));
    if (prepared.value.shown !== hand.shown) return refused(problem('seal.changed-since-shown', {}));
    const names = wish.lines.map((line) => `${wish.pickup} ${line}`);
    for (const name of names) desk.live.sealing.add(name);
    try {
      const sealed = await sealRecord(desk, prepared.value, hand);
      const revision = readPickupRow(desk.store, wish.pickup)?.revision;
      if (sealed.ok && revision !== undefined) desk.changes.publish({ topic: 'pickup', pickup: wish.pickup, revision });
      return sealed;
    } finally {
      for (const name of names) desk.live.sealing.delete(name);
    }
  });
}

/**
 * Runs the signature after the ones before it, once the disk has room and is well: what trouble with it has left in the journal is taken in before the
 * signature reads anything. `disk.full`, `disk.error`.
 */
export function inTurn<Value>(desk: Desk, step: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  const mine = desk.live.sealingTail.then(async () => {
    const room = await makeRoomToSeal(desk);
    return room.ok ? step() : room;
  });
  desk.live.sealingTail = mine.catch(() => undefined);
  return mine;
}
