import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { TablePlace } from '../../parts/table-place.ts';
import { keepPlace, placeOf } from './list-places.ts';

/** Keeps the place of a list whenever its page is left; answers where it stood when a person has come back to it, and how it is asked where it stands. */
export function useListPlace(): { readonly place: TablePlace | undefined; readonly asked: RefObject<(() => TablePlace) | null> } {
  const router = useRouter();
  const entry = useRouterState({ select: (state) => state.location.state });
  const [cameTo] = useState(entry);
  const [place] = useState(() => placeOf(entry));
  const asked = useRef<() => TablePlace>(null);
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation }) => {
        if (fromLocation !== undefined && asked.current !== null) keepPlace(fromLocation.state, asked.current());
      }),
    [router],
  );
  // With other filters it is another list, which begins at its beginning.
  return { place: entry.__TSR_key === cameTo.__TSR_key ? place : undefined, asked };
}
