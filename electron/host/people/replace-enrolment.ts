import { forgetNews } from '../inbox/news-rows.ts';
import { reopenErrands } from '../outbox/errand-rows.ts';
import type { Store } from '../store/open-store.ts';
import { deleteEnrolment, writeEnrolment, type Enrolment } from './enrolment-rows.ts';
import { markAllRevoked } from './person-rows.ts';

/**
 * Takes a later enrolment of this same desk, in the caller's commit: HQ had lost the earlier one. HQ then knows none of the certificates of the desk's people, so nobody signs until HQ has
 * certified a new key; it holds none of the records, so all of them go out again; and its news are read from their beginning.
 */
export function replaceEnrolment(store: Store, enrolment: Enrolment): void {
  deleteEnrolment(store);
  writeEnrolment(store, enrolment);
  markAllRevoked(store);
  reopenErrands(store, 1);
  forgetNews(store);
}
