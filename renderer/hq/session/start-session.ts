import type { Me } from '../../../shared/wire/console-shapes.ts';
import { queryClient } from '../query-client.ts';
import { meKey } from './me-key.ts';

/** Says who is signed in now, or null; nothing that an earlier person was shown is kept. */
export function startSession(me: Me | null): void {
  // The entry of the session itself stays: the frame watches it.
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] || query.queryKey[1] !== meKey[1] });
  queryClient.setQueryData<Me | null>(meKey, me);
}
