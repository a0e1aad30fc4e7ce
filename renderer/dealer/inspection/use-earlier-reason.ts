import { skipToken, useQuery } from '@tanstack/react-query';
import type { PickupView } from '../../../shared/bridge/shapes.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';

interface EarlierReason {
  /** Undefined: there is none. */
  readonly reason: string | undefined;
  readonly isLoaded: boolean;
}

/** The reason of a refusal that HQ did not count: whoever signs the goods again need not type it again. */
export function useEarlierReason({ records }: Pick<PickupView, 'records'>): EarlierReason {
  const bridge = useBridge();
  const record = records.findLast((card) => card.kind === 'refusal' && card.refused === 'open')?.record;
  const { data, isPending } = useQuery({ queryKey: [...keys.records, 'one', record], queryFn: record === undefined ? skipToken : () => bridge.records.get({ record }) });
  return { reason: data?.record.body.kind === 'refusal' ? data.record.body.reason : undefined, isLoaded: record === undefined || !isPending };
}
