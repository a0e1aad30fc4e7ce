import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import type { Authority } from '../../../proof/certificate.ts';
import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import { getPickup } from '../delivery/pickup-view.ts';
import { wireReminderKind } from '../delivery/reminder-kind.ts';
import { readReminders } from '../delivery/reminder-rows.ts';
import type { Desk } from '../desk.ts';
import { authorityOf } from '../hq-link/hq-link.ts';
import { readAnswersOfPickup } from '../inbox/answer-rows.ts';
import { readAllCalls } from '../inspection/draft-rows.ts';
import { readAcknowledgements } from '../outbox/acknowledgement-rows.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';

/** Everything this desk holds of one pickup. `thing.not-found`. */
export function getCaseFolder(desk: Desk, id: PickupId): Outcome<CaseFolder> {
  const row = readPickupRow(desk.store, id);
  if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id }));
  const view = getPickup(desk, id);
  if (!view.ok) return view;
  const enrolment = readEnrolment(desk.store);
  const authority = enrolment === undefined ? undefined : authorityOf(enrolment);
  return done({
    title: row.title,
    kinds: row.kinds,
    view: view.value,
    calls: readAllCalls(desk.store, id),
    records: view.value.records.map((card) => ({ card, acknowledgements: authority === undefined ? [] : acknowledgementsOf(desk, card, authority) })),
    reminders: readReminders(desk.store, id).map(({ rule, kind, shownAt }) => ({ rule, kind: wireReminderKind(kind), shownAt })),
    answers: [...readAnswersOfPickup(desk.store, id)],
  });
}

/** Those that hold for the record as it was sealed. */
function acknowledgementsOf(desk: Desk, { record, hash }: RecordCard, authority: Authority): Acknowledgement[] {
  return readAcknowledgements(desk.store, record).flatMap(({ signed }) => {
    const told = openAcknowledgement(signed, authority, { record, recordHash: hash });
    return told.ok ? [told.value] : [];
  });
}
