import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';
import { useMedia } from '../look/media.ts';
import { usePrinting } from './printing.ts';
import { useTablePlace, type TablePlace } from './table-place.ts';
import './parts.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'right';
  readonly width?: number | string;
  /** On a phone the cell stands alone, without its title. */
  readonly bare?: boolean;
  /** Left out where the table stands beside a detail and has little room. */
  readonly isSpare?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** How many rows there are in all; `rows` may hold the first part only. */
  readonly total: number;
  readonly openKey?: string | undefined;
  readonly onOpen?: (row: Row) => void;
  /** Asked when the end of `rows` comes into sight. */
  readonly onEnd?: () => void;
  readonly isLoadingMore?: boolean;
  /** Where the table stood when it was left: it begins there again. */
  readonly place?: TablePlace | undefined;
  /** Filled with the answer to where the table stands. */
  readonly placeAsked?: RefObject<(() => TablePlace) | null>;
}

const rowHeight = 57;
/** Fewer rows than this are laid out whole. */
const wholeUpTo = 60;

/**
 * A table for 1 to many thousand rows: sticky header, only the rows in sight are laid out, arrow keys, Home and End move,
 * Enter opens. Below 720 px each row becomes a card. Prints whole.
 */
export function DataTable<Row>({ label, columns, rows, rowKey, total, openKey, onOpen, onEnd, isLoadingMore = false, place: leftAt, placeAsked }: DataTableProps<Row>) {
  const words = useWords(partsWords);
  const isPrinting = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(() => Math.max(0, leftAt === undefined ? 0 : rows.findIndex((row) => rowKey(row) === leftAt.current)));
  // A new object for each move: the same row asked for again still moves the focus.
  const [move, setMove] = useState<{ readonly to: number }>();
  const doneMove = useRef<object>(undefined);
  const isLeftFocused = useRef(leftAt?.isFocused === true);
  const [sizes] = useState(() => [...(leftAt?.sizes ?? [])]);
  const place = useScrollPlace(scroller);
  const isWhole = isPrinting || rows.length <= wholeUpTo;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.element,
    scrollMargin: place.margin,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => keyAt(index),
    enabled: !isWhole,
    initialMeasurementsCache: sizes,
  });
  function keyAt(index: number): string {
    const row = rows[index];
    return row === undefined ? String(index) : rowKey(row);
  }
  const items = isWhole ? rows.map((_, index) => ({ index, start: 0, end: 0 })) : virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  // The row that Tab reaches: the last one moved to, or the first that is laid out where that one is not there any more.
  const reached = items.some(({ index }) => index === current) ? current : items[0]?.index;
  useEffect(() => {
    // On paper every row is laid out, which is no scrolling to the end.
    if (!isPrinting && rows.length < total && last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, total, onEnd, isPrinting]);
  useEffect(() => {
    if (move === undefined || doneMove.current === move) return;
    // Scrolling lays the row out some renders later; each of them looks again.
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${move.to}"]`);
    if (row !== undefined && row !== null) {
      doneMove.current = move;
      row.focus();
    }
  });

  useTablePlace({ table: scroller, scroller: place, virtualizer, count: rows.length, keyAt, current }, leftAt, placeAsked);
  useEffect(() => {
    if (!isLeftFocused.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${current}"]`) ?? null;
    if (row === null) return;
    isLeftFocused.current = false;
    // Not where somebody has gone on to something else meanwhile.
    if (document.activeElement?.contains(row) === true) row.focus({ preventScroll: true });
  });

  function moveTo(index: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setMove({ to: next });
    setCurrent(next);
    if (isWhole) scroller.current?.querySelector(`tr[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    else virtualizer.scrollToIndex(next, { align: 'auto' });
    const row = rows[next];
    if (row !== undefined && openKey !== undefined) onOpen?.(row);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row): void {
    if (event.target !== event.currentTarget) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1, PageDown: index + 10, PageUp: index - 10 };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      moveTo(next);
    } else if (event.key === 'Enter' && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row);
    }
  }

  const before = isWhole ? 0 : (items[0]?.start ?? place.margin) - place.margin;
  const after = isWhole ? 0 : Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? place.margin) - place.margin));
  return (
    <div className="data-table" ref={scroller} role="region" aria-label={label} tabIndex={rows.length === 0 || onOpen === undefined ? 0 : -1}>
      <table role="table" aria-label={label} aria-rowcount={total + 1}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" data-align={column.align} data-spare={column.isSpare} style={{ width: column.width }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {before > 0 ? <Spacer height={before} span={columns.length} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <tr
                key={key}
                role="row"
                className="data-row"
                ref={isWhole ? undefined : virtualizer.measureElement}
                data-index={index}
                data-key={key}
                data-opens={onOpen !== undefined}
                data-current={key === openKey}
                aria-rowindex={index + 2}
                aria-current={key === openKey ? 'true' : undefined}
                tabIndex={onOpen === undefined ? undefined : index === reached ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onKeyDown={(event) => onKeyDown(event, index, row)}
                onClick={(event) => {
                  if (onOpen !== undefined && !isControl(event.target) && isWithin(event.target, event.currentTarget)) onOpen(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} role="cell" data-align={column.align} data-spare={column.isSpare} data-label={column.bare === true ? '' : column.title}>
                    <div>{column.cell(row)}</div>
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? <Spacer height={after} span={columns.length} /> : null}
        </tbody>
      </table>
      <p className="data-table-foot" aria-live="polite">
        {isPrinting && rows.length < total ? words.rowsPrinted({ shown: rows.length, total }) : isLoadingMore ? words.moreLoading : words.rowsOf({ shown: rows.length, total })}
      </p>
    </div>
  );
}

interface ScrollPlace {
  readonly element: HTMLElement | null;
  /** How far below the beginning of what scrolls the table begins. */
  readonly margin: number;
}

/** What scrolls the rows: the table itself, or on a phone the nearest ancestor marked `data-scrolls`. */
function useScrollPlace(table: RefObject<HTMLDivElement | null>): ScrollPlace {
  const isNarrow = useMedia('(max-width: 719px)');
  const [place, setPlace] = useState<ScrollPlace>({ element: null, margin: 0 });
  useLayoutEffect(() => {
    const own = table.current;
    const outer = own?.closest<HTMLElement>('[data-scrolls]') ?? null;
    if (own === null || getComputedStyle(own).overflowY !== 'visible' || outer === null) setPlace({ element: own, margin: 0 });
    else setPlace({ element: outer, margin: own.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop });
  }, [table, isNarrow]);
  return place;
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr className="data-spacer" aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

/** What a cell has opened over the page is no part of its row, though its clicks come by here. */
function isWithin(target: EventTarget, row: HTMLElement): boolean {
  return target instanceof Node && row.contains(target);
}

/** A click on a link or button inside a row is that control's own. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label') !== null;
}
