import type { PickupId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { readPickupRow } from './pickup-rows.ts';

/** The policy by which a pickup is judged, by the pages as by the host: the one in force on its day. `thing.not-found`. */
export function policyOfPickup(desk: Desk, id: PickupId): Outcome<PolicyDocument> {
  const row = readPickupRow(desk.store, id);
  return row === undefined ? refused(problem('thing.not-found', { what: 'pickup', id })) : done(policyAt(desk.store, row.pickedUpAt).document);
}
