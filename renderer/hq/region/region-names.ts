import { useQuery } from '@tanstack/react-query';
import { hqQuery } from '../client.ts';

/** Names regions by their id; the id stands in while they are being read. */
export function useRegionNames(): (id: string) => string {
  const regions = useQuery({ ...hqQuery.regions.list.queryOptions(), staleTime: 60_000 });
  return (id) => regions.data?.find((region) => region.id === id)?.name ?? id;
}
