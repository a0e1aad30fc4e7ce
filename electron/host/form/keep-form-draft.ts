import { draftName, type DraftKey } from '../../../shared/bridge/form-draft.ts';
import { now, type Desk } from '../desk.ts';
import { deleteFormDraft, deleteOldestDrafts, readFormDraft, writeFormDraft } from './form-draft-rows.ts';

/** Forms that nobody hands in any more give way to newer ones. */
export const mostDrafts = 200;

/** What was last typed into the form, as JSON text; null where nothing is kept. */
export function getFormDraft(desk: Desk, key: DraftKey): string | null {
  return readFormDraft(desk.store, draftName(key));
}

/** Keeps what is in the form now; it is on the disk when this returns. */
export function putFormDraft(desk: Desk, key: DraftKey, fields: string): void {
  desk.store.commit(() => {
    writeFormDraft(desk.store, draftName(key), fields, now(desk));
    deleteOldestDrafts(desk.store, mostDrafts);
  });
}

/** The form was handed in or emptied. */
export function dropFormDraft(desk: Desk, key: DraftKey): void {
  desk.store.commit(() => deleteFormDraft(desk.store, draftName(key)));
}
