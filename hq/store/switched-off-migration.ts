/** A desk that was revoked can be restored; the time between says nothing of its dealer's silence (R-TL-23). */
export const switchedOffMigration: readonly string[] = ["alter table devices add column off_before text not null default '[]'"];
