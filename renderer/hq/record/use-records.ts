import { useInfiniteQuery } from '@tanstack/react-query';
import { regionIdSchema } from '../../../shared/kernel/ids.ts';
import { hqQuery } from '../client.ts';
import { pageByPage } from '../list/page-by-page.ts';
import type { RecordSearch } from './record-search.ts';

/** The records that match the filters, page by page, newest first. */
export function useRecords(search: RecordSearch, kind: RecordSearch['kind']) {
  const region = regionIdSchema.safeParse(search.region);
  return useInfiniteQuery(
    hqQuery.records.list.infiniteOptions({
      input: (after: string | undefined) => ({
        text: search.text ?? '',
        kind,
        timeliness: search.timeliness,
        region: region.success ? region.data : undefined,
        unseen: search.unseen === true ? 'true' : undefined,
        withDifferences: search.differences === true ? 'true' : undefined,
        after,
        limit: 100,
      }),
      ...pageByPage,
    }),
  );
}
