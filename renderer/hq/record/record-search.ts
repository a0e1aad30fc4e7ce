import { z } from 'zod';

/** The filters of the record lists, as they stand in the address. */
export const recordSearchSchema = z.object({
  text: z.string().max(100).optional().catch(undefined),
  kind: z.enum(['feedback', 'refusal', 'install-notice', 'correction']).optional().catch(undefined),
  timeliness: z.enum(['in-time', 'late', 'needs-review']).optional().catch(undefined),
  region: z.string().max(40).optional().catch(undefined),
  unseen: z.boolean().optional().catch(undefined),
  differences: z.boolean().optional().catch(undefined),
  /** The record that is open on the right. */
  open: z.string().max(60).optional().catch(undefined),
});
export type RecordSearch = z.infer<typeof recordSearchSchema>;

/** The filters without what is open. */
export function filtersOf(search: RecordSearch): Omit<RecordSearch, 'open'> {
  const { open: _open, ...filters } = search;
  return filters;
}

export function isFiltered(search: RecordSearch): boolean {
  return Object.values(filtersOf(search)).some((value) => value !== undefined && value !== '' && value !== false);
}
