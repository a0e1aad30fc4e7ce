import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import './desk-parts.css';
import { usePrinting } from './printing.ts';

interface VirtualRowsProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly estimate: number;
  readonly children: (row: Row, index: number) => ReactNode;
  /** A row to bring into sight, by key. */
  readonly show?: string | undefined;
  /** Asked when the end comes into sight. */
  readonly onEnd?: () => void;
}

/** Up to this many rows are simply there: found by the browser's own search, printed, counted. */
const plainUpTo = 60;

/** Rows of any height in the page's own scroller; only those in sight are in the document once there are many, and all of them on paper. */
export function VirtualRows<Row>(props: VirtualRowsProps<Row>) {
  const isPrinting = usePrinting();
  return props.rows.length <= plainUpTo || isPrinting ? <PlainRows {...props} /> : <ManyRows {...props} />;
}

function PlainRows<Row>({ label, rows, rowKey, children, show }: VirtualRowsProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (show !== undefined) list.current?.querySelector(`[data-key="${CSS.escape(show)}"]`)?.scrollIntoView({ block: 'center' });
  }, [show]);
  return (
    <ul className="rows" aria-label={label} ref={list}>
      {rows.map((row, index) => (
        <li key={rowKey(row)} data-key={rowKey(row)} className="rows-item" data-shown={rowKey(row) === show}>
          {children(row, index)}
        </li>
      ))}
    </ul>
  );
}

function ManyRows<Row>({ label, rows, rowKey, estimate, children, show, onEnd }: VirtualRowsProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const scroller = (): HTMLElement | null => list.current?.closest<HTMLElement>('[data-scroller]') ?? null;
  const [margin, setMargin] = useState(0);
  useEffect(() => {
    const element = list.current;
    const scrolled = element?.closest<HTMLElement>('[data-scroller]') ?? null;
    if (element === null || scrolled === null) return undefined;
    // What stands above the list in the same scroller moves it down, and may change.
    const measured = new ResizeObserver(() => setMargin(element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop));
    measured.observe(scrolled);
    for (const sibling of scrolled.children) measured.observe(sibling);
    return () => measured.disconnect();
  }, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    estimateSize: () => estimate,
    overscan: 6,
    gap: 12,
    scrollMargin: margin,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 10) onEnd?.();
  }, [last, rows.length, onEnd]);
  const shownIndex = show === undefined ? -1 : rows.findIndex((row) => rowKey(row) === show);
  useEffect(() => {
    if (shownIndex >= 0) virtual.scrollToIndex(shownIndex, { align: 'center' });
  }, [shownIndex, virtual]);
  return (
    <ul className="rows rows-many" aria-label={label} ref={list} style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            data-key={item.key}
            data-shown={item.index === shownIndex}
            className="rows-item"
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
          >
            {children(row, item.index)}
          </li>
        );
      })}
    </ul>
  );
}
