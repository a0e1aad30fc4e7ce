import { useQuery } from '@tanstack/react-query';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { WorkingCalendar } from '../../../shared/policy/working-calendar.ts';
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

export interface Rules {
  readonly policy: PolicyDocument;
  readonly calendar: WorkingCalendar;
}

/** The policy and the calendar that the pages reckon with; undefined until they are here. */
export function useRules(): Rules | undefined {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.rules, queryFn: () => bridge.desk.rules(), staleTime: 60_000 }).data;
}
