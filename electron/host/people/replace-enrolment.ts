import { forgetNews } from '../inbox/news-rows.ts';
import { reopenErrands } from '../outbox/errand-rows.ts';
import type { Store } from '../store/open-store.ts';
import { deleteEnrolment, writeEnrolment, type Enrolment } from './enrolment-rows.ts';
import { markAllRevoked } from './person-rows.ts';

/**
 * Takes a later enrolment of this same desk, in the caller's commit: HQ had lost the earlier one, or the desk its key. Which certificates of its people HQ still knows, and whose keys still open, nobody here
 * can tell, so nobody signs until HQ has certified a new key; all records are offered again, those that HQ holds with the same answer; and its news are read from their beginning.
 */
export function replaceEnrolment(store: Store, enrolment: Enrolment): void {
  deleteEnrolment(store);
  writeEnrolment(store, enrolment);
  markAllRevoked(store);
  reopenErrands(store, 1);
  forgetNews(store);
}
