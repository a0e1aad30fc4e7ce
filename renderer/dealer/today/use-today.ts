import { useQuery } from '@tanstack/react-query';
import type { Today } from '../../../shared/bridge/shapes.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';

/** What the first page and the header show; the host says when it changes, and each minute a limit may. */
export function useToday(): { readonly today: Today | undefined; readonly error: unknown; readonly again: () => void } {
  const bridge = useBridge();
  const query = useQuery({ queryKey: keys.today, queryFn: () => bridge.today.get(), refetchInterval: 60_000 });
  return { today: query.data, error: query.error, again: () => void query.refetch() };
}
