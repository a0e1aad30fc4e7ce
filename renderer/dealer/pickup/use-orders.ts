import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { keys } from '../bridge/changes.ts';
import { useBridge } from '../bridge/bridge-context.ts';

/** Outbound orders that hold the text in number, goods or waybill; those on their way first. */
export function useOrders(text: string): { readonly rows: readonly OrderCard[]; readonly total: number; readonly error: unknown; readonly isLoading: boolean; readonly more: () => void; readonly again: () => void } {
  const bridge = useBridge();
  const query = useInfiniteQuery({
    queryKey: [...keys.orders, 'list', text],
    queryFn: ({ pageParam }) => bridge.orders.list({ text, limit: 50, ...(pageParam === '' ? {} : { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    total: query.data?.pages[0]?.total ?? 0,
    error: query.error,
    isLoading: query.isPending,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    again: () => void query.refetch(),
  };
}

export function useOrder(orderNo: string | undefined): { readonly order: OutboundOrder; readonly card: OrderCard } | undefined {
  const bridge = useBridge();
  return useQuery({
    queryKey: [...keys.orders, 'one', orderNo ?? ''],
    // The cast: the host judges the number and refuses one that is none.
    queryFn: () => bridge.orders.get({ orderNo: (orderNo ?? '') as OrderNo }),
    enabled: orderNo !== undefined,
  }).data;
}
