import { useQuery } from '@tanstack/react-query';
import type { DealerRow, DeskRow, StaffRow } from '../../../shared/wire/console-shapes.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { hqQuery } from '../client.ts';
import { mayCall } from '../may-call.ts';
import { useMe } from '../session/me.ts';

/** As many of each kind are shown; who looks for more narrows the words. */
const most = 20;

/** Somebody who signs for a dealer. */
export interface DealerPerson {
  readonly person: DealerRow['persons'][number];
  readonly dealer: DealerRow;
}

/** Looks for a text in everything that the person may see: each kind is asked of its own list, which HQ opens to the roles that have it. */
export function useFound(text: string) {
  const me = useMe();
  const input = { text, limit: most };
  const work = useQuery(hqQuery.home.search.queryOptions({ input: { text } }));
  const dealers = useQuery({ ...hqQuery.dealers.list.queryOptions({ input }), enabled: mayCall(me, consoleContract.dealers.list) });
  const staff = useQuery({ ...hqQuery.staff.list.queryOptions({ input }), enabled: mayCall(me, consoleContract.staff.list) });
  const desks = useQuery({ ...hqQuery.desks.list.queryOptions({ input }), enabled: mayCall(me, consoleContract.desks.list) });
  const all = [work, dealers, staff, desks];
  return {
    isPending: all.some((query) => query.isLoading),
    error: all.find((query) => query.isLoadingError)?.error ?? null,
    retry: () => {
      for (const query of all) if (query.isError) void query.refetch();
    },
    orders: work.data?.orders ?? [],
    records: work.data?.records ?? [],
    dealers: work.data?.dealers ?? [],
    persons: personsNamed(text, dealers.data?.rows ?? []),
    staff: staff.data?.rows ?? ([] as readonly StaffRow[]),
    desks: desks.data?.rows ?? ([] as readonly DeskRow[]),
  };
}

/** Those of the dealers' people whose own name has one of the words: a dealer is found by its own name too. */
function personsNamed(text: string, dealers: readonly DealerRow[]): readonly DealerPerson[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return dealers.flatMap((dealer) => dealer.persons.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word))).map((person) => ({ person, dealer })));
}
