import { Link, useRouterState } from '@tanstack/react-router';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { listBefore } from './trail.ts';

interface BackToListProps {
  /** The lists that lead to pages of this kind. */
  readonly lists: Parameters<typeof listBefore>[1];
  /** Where nobody came from a list. */
  readonly otherwise: { readonly to: '/orders' | '/records' | '/refusals'; readonly search?: Readonly<Record<string, unknown>> };
}

/** Leads back to the list that a page was opened from, with its filters and its place. */
export function BackToList({ lists, otherwise }: BackToListProps) {
  const words = useWords(frameWords);
  const index = useRouterState({ select: (state) => state.location.state.__TSR_index });
  const list = listBefore(index, lists);
  // The casts: which filters belong to which list is known to the lists alone; each judges its own.
  if (list === undefined) return <Link to={otherwise.to} search={(otherwise.search ?? {}) as never} className="button-link">{words.backToList}</Link>;
  return <Link to={list.pathname as '/orders'} search={list.search as never} state={{ goesOnWith: list.state.__TSR_key }} className="button-link">{words.backToList}</Link>;
}
