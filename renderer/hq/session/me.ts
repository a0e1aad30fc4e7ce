import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../../../shared/wire/console-shapes.ts';
import { hq } from '../client.ts';
import { meKey } from './me-key.ts';

/** The signed-in person; null where nobody is. */
export function useSession() {
  return useQuery<Me | null>({ queryKey: meKey, queryFn: async ({ signal }) => await hq.session.me(undefined, { signal }), staleTime: 60_000 });
}

export const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in person. Throws outside the frame, which shows pages to signed-in people only. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('nobody is signed in');
  return me;
}
