import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { openDamage } from '../../../shared/inspection/install-rules.ts';
import type { PersonId, PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { raiseRevision, readPickupRow } from '../delivery/pickup-rows.ts';
import { now, type Desk } from '../desk.ts';
import { readFindings } from '../inspection/finding-rows.ts';
import { standingOfLine } from '../inspection/draft-rows.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { readLanguage } from '../settings/language.ts';
import { prepareReceipt } from './prepare-receipt.ts';
import { sealRecord, type SealingHand } from './seal-record.ts';
import { readInstalledLines } from './sealed-line-rows.ts';
import { inTurn } from './sign-sealing.ts';

export interface InstallWish extends SealingHand {
  readonly pickup: PickupId;
  readonly lines: readonly LineKey[];
  readonly warnedAt: Instant;
  readonly note: string;
  readonly person: PersonId;
}

/**
 * R-IN-10: marks goods as installed after the warning was shown, as a sealed notice that says whether damage was open. `thing.not-found`, `seal.already-sealed`,
 * `input.invalid` for a warning to come, and the refusals of sealing.
 */
export function installGoods(desk: Desk, wish: InstallWish): Promise<Outcome<RecordCard>> {
  return inTurn(desk, async () => {
    const row = readPickupRow(desk.store, wish.pickup);
    if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id: wish.pickup }));
    if (wish.warnedAt > now(desk)) return refused(problem('input.invalid', { field: 'warnedAt', expected: 'not later than now' }));
    const lines = [...new Set(wish.lines)];
    const unknown = lines.find((line) => standingOfLine(desk.store, row.id, line) === 'unknown');
    if (unknown !== undefined) return refused(problem('thing.not-found', { what: 'line', id: unknown }));
    const installed = readInstalledLines(desk.store, row.id).find((each) => lines.includes(each.line));
    if (installed !== undefined) return refused(problem('seal.already-sealed', { record: installed.record }));
    // No agreement of after-sales is known on the desk.
    const damageOpen = openDamage(lines, readFindings(desk.store, row.id), new Set()).length > 0;
    const prepared = prepareReceipt(desk, {
      pickup: row.id,
      body: { kind: 'install-notice', pickup: row.id, lines, warnedAt: wish.warnedAt, damageOpen, note: wish.note },
      photos: [],
      policy: policyAt(desk.store, row.pickedUpAt),
      person: wish.person,
      language: readLanguage(desk.store),
    });
    if (!prepared.ok) return prepared;
    const sealed = await sealRecord(desk, prepared.value, wish);
    if (sealed.ok) {
      const revision = desk.store.commit(() => raiseRevision(desk.store, row.id));
      if (revision !== undefined) desk.changes.publish({ topic: 'pickup', pickup: row.id, revision });
    }
    return sealed;
  });
}
