import { keepPreviousData, useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
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

/** The outbound orders by number, each as soon as it is known; `see` tells of one that is known already. */
export function useOrderCards(orders: readonly OrderNo[]): { readonly cards: readonly OrderCard[]; readonly isLoading: boolean; readonly see: (card: OrderCard) => void } {
  const bridge = useBridge();
  const queries = useQueryClient();
  const keyOf = (orderNo: OrderNo): readonly string[] => [...keys.orders, 'one', orderNo];
  const asked = useQueries({
    queries: orders.map((orderNo) => ({ queryKey: keyOf(orderNo), queryFn: async () => (await bridge.orders.get({ orderNo })).card })),
  });
  return {
    cards: asked.flatMap(({ data }) => data ?? []),
    isLoading: asked.some((one) => one.isPending),
    see: (card) => queries.setQueryData(keyOf(card.orderNo), card),
  };
}
