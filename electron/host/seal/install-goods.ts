import type { Language, RecordCard } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { openDamage } from '../../../shared/inspection/install-rules.ts';
import type { PersonId, PickupId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { raiseRevision, readPickupRow } from '../delivery/pickup-rows.ts';
import { now, type Desk } from '../desk.ts';
import { readFindings } from '../inspection/finding-rows.ts';
import { standingOfLine } from '../inspection/draft-rows.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { prepareReceipt, type PreparedReceipt } from './prepare-receipt.ts';
import { sealRecord, type SealingHand } from './seal-record.ts';
import { readInstalledLines } from './sealed-line-rows.ts';
import { inTurn } from './sign-sealing.ts';

/** The goods a person marks as installed, and when the warning stood before them. */
export interface InstallWish {
  readonly pickup: PickupId;
  readonly lines: readonly LineKey[];
  readonly warnedAt: Instant;
  readonly note: string;
  /** The language of the text that is shown and signed. */
  readonly language: Language;
  readonly person: PersonId;
}

/** The text to show before signing. `thing.not-found`, `seal.already-sealed`, `input.invalid` for a warning to come, and those of `prepareReceipt`. */
export function previewInstallation(desk: Desk, wish: InstallWish): Outcome<Pick<PreparedReceipt, 'shown' | 'text' | 'body'>> {
  const prepared = prepareInstallation(desk, wish);
  if (!prepared.ok) return prepared;
  const { shown, text, body } = prepared.value;
  return done({ shown, text, body });
}

/**
 * R-IN-10: marks goods as installed after the warning was shown, as a sealed notice that says whether damage was open. `seal.changed-since-shown` where the text is
 * not the one that was shown, the refusals of `previewInstallation`, and those of sealing.
 */
export function installGoods(desk: Desk, wish: InstallWish, hand: SealingHand & { readonly shown: Sha256 }): Promise<Outcome<RecordCard>> {
  return inTurn(desk, async () => {
    const prepared = prepareInstallation(desk, wish);
    if (!prepared.ok) return prepared;
    if (prepared.value.shown !== hand.shown) return refused(problem('seal.changed-since-shown', {}));
    const sealed = await sealRecord(desk, prepared.value, hand);
    if (sealed.ok) {
      const revision = desk.store.commit(() => raiseRevision(desk.store, wish.pickup));
      if (revision !== undefined) desk.changes.publish({ topic: 'pickup', pickup: wish.pickup, revision });
    }
    return sealed;
  });
}

function prepareInstallation(desk: Desk, wish: InstallWish): Outcome<PreparedReceipt> {
  const row = readPickupRow(desk.store, wish.pickup);
  if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id: wish.pickup }));
  if (wish.warnedAt > now(desk)) return refused(problem('input.invalid', { field: 'warnedAt', expected: 'not later than now' }));
  const lines = [...new Set(wish.lines)];
  const unknown = lines.find((line) => standingOfLine(desk.store, row.id, line) === 'unknown');
  if (unknown !== undefined) return refused(problem('thing.not-found', { what: 'line', id: unknown }));
  const chosen = new Set(lines);
  const installed = readInstalledLines(desk.store, row.id).find((each) => chosen.has(each.line));
  if (installed !== undefined) return refused(problem('seal.already-sealed', { record: installed.record }));
  // No agreement of after-sales is known on the desk.
  const damageOpen = openDamage(lines, readFindings(desk.store, row.id), new Set()).length > 0;
  return prepareReceipt(desk, {
    pickup: row.id,
    body: { kind: 'install-notice', pickup: row.id, lines, warnedAt: wish.warnedAt, damageOpen, note: wish.note },
    photos: [],
    policy: policyAt(desk.store, row.pickedUpAt),
    person: wish.person,
    language: wish.language,
  });
}
