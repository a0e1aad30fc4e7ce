import type { Virtualizer, VirtualItem } from '@tanstack/react-virtual';
import { useImperativeHandle, useLayoutEffect, useRef, type RefObject } from 'react';

/** Where a table stands: enough to stand there again once it has been taken off the page. */
export interface TablePlace {
  /** The row at the upper edge of what scrolls, and how many pixels of it have gone past the edge; null where no row is laid out. */
  readonly top: { readonly key: string; readonly past: number } | null;
  /** The row that the keyboard stood on. */
  readonly current: string | null;
  /** Whether the focus was in the table. */
  readonly isFocused: boolean;
  /** How many rows were read. */
  readonly rows: number;
  /** The heights of the rows that have been laid out. */
  readonly sizes: readonly VirtualItem[];
}

interface PlacedTable {
  readonly table: RefObject<HTMLDivElement | null>;
  /** What scrolls the rows, and how far below its beginning the table begins. */
  readonly scroller: { readonly element: HTMLElement | null; readonly margin: number };
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly count: number;
  readonly keyAt: (index: number) => string;
  readonly current: number;
}

/** How many renders a row may take to be laid out. */
const mostTries = 8;

/** Puts a table back to `place` when its rows are first there, and answers through `asked` where it stands now. */
export function useTablePlace({ table, scroller, virtualizer, count, keyAt, current }: PlacedTable, place: TablePlace | undefined, asked: RefObject<(() => TablePlace) | null> | undefined): void {
  const { element, margin } = scroller;
  const tries = useRef(place?.top === null || place === undefined ? 0 : mostTries);
  useLayoutEffect(() => {
    if (tries.current === 0 || place?.top === null || place === undefined || element === null || table.current === null) return;
    const { key, past } = place.top;
    const index = Array.from({ length: count }, (_, each) => keyAt(each)).indexOf(key);
    const row = table.current.querySelector(`tr[data-index="${index}"]`);
    // A row out of sight is where the heights of those before it say, to a few pixels; once it is laid out it is put exactly.
    tries.current = row !== null || index === -1 ? 0 : tries.current - 1;
    const rowTop = row?.getBoundingClientRect().top ?? measuredTop(table.current, virtualizer.measurementsCache[index], margin);
    if (rowTop !== undefined) element.scrollTo({ top: element.scrollTop + rowTop - element.getBoundingClientRect().top + past, behavior: 'instant' });
  });
  useImperativeHandle(asked, () => () => ({
    top: element === null || table.current === null ? null : topRow(table.current, element),
    current: count === 0 ? null : keyAt(current),
    isFocused: table.current?.contains(document.activeElement) === true,
    rows: count,
    sizes: virtualizer.takeSnapshot(),
  }));
}

/** Where a row that is not laid out would begin on the screen. */
function measuredTop(table: HTMLElement, measured: VirtualItem | undefined, margin: number): number | undefined {
  const body = table.querySelector('tbody');
  return body === null || measured === undefined ? undefined : body.getBoundingClientRect().top + measured.start - margin;
}

function topRow(table: HTMLElement, scroller: HTMLElement): TablePlace['top'] {
  const edge = scroller.getBoundingClientRect().top;
  for (const row of table.querySelectorAll<HTMLElement>('tr.data-row')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge) return { key: row.dataset['key'] ?? '', past: edge - top };
  }
  return null;
}
