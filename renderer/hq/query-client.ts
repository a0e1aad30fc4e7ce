import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Me } from '../../shared/wire/console-shapes.ts';
import { meKey } from './session/me-key.ts';
import { problemOf } from './problem-of.ts';

/** A session that ended shows the sign-in page, whichever call found out. */
function onError(error: unknown): void {
  const { code } = problemOf(error);
  if (code === 'sign-in.needed') queryClient.setQueryData<Me | null>(meKey, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only a network that is away or busy is asked again.
      retry: (count, error) => count < 2 && ['hq.unreachable', 'hq.busy'].includes(problemOf(error).code),
      retryDelay: (count) => 400 * 2 ** count,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
