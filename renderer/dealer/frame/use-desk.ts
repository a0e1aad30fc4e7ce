import { skipToken, useQuery } from '@tanstack/react-query';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import { pickupIdSchema } from '../../../shared/kernel/ids.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import { keys } from '../bridge/changes.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { setDeskClock } from './now.ts';

/** How the desk stands; asked again when the host says so, and every half minute for the clock's sake. */
export function useStatus(): { readonly status: DeskStatus | undefined; readonly error: unknown; readonly again: () => void } {
  const bridge = useBridge();
  const query = useQuery({
    queryKey: keys.status,
    queryFn: async () => {
      const status = await bridge.desk.status();
      setDeskClock(status.now);
      return status;
    },
    refetchInterval: 30_000,
  });
  return { status: query.data, error: query.error, again: () => void query.refetch() };
}

/** The policy by which the pickup is judged, the one in force on its day; undefined until it is here, with what keeps it away. */
export function usePolicy(pickup: string): { readonly policy: PolicyDocument | undefined; readonly error: unknown; readonly again: () => void } {
  const bridge = useBridge();
  const id = pickupIdSchema.safeParse(pickup).data;
  const query = useQuery({ queryKey: [...keys.policy, pickup], queryFn: id === undefined ? skipToken : () => bridge.pickups.policy({ pickup: id }), staleTime: 60_000 });
  return { policy: query.data, error: query.error ?? undefined, again: () => void query.refetch() };
}
