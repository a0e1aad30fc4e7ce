import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { cellKeys, type CellKey } from './paper-faults.ts';

/** Where the keyboard is in the table of a paper order, and is led to. */
export interface PaperCursor {
  readonly table: RefObject<HTMLElement | null>;
  /** The row to bring into sight, because what is wanted stands in it. */
  readonly row: number | undefined;
  /** Goes to a cell, also in a row that is not in the document yet. */
  readonly goTo: (index: number, key: CellKey) => void;
  /** A cell has come into the document. */
  readonly arrive: (name: string, focus: () => void) => void;
}

export interface CellPlace {
  readonly index: number;
  readonly key: CellKey;
}

/** The name of a cell's field, which is its place in the form. */
export function cellName<Key extends CellKey>(index: number, key: Key): `lines.${number}.${Key}` {
  return `lines.${index}.${key}`;
}

/** The cell that a field's name stands for. */
export function readCellName(name: string): CellPlace | undefined {
  const [, index, key] = /^lines\.(\d+)\.(\w+)$/.exec(name) ?? [];
  const known = cellKeys.find((each) => each === key);
  return index === undefined || known === undefined ? undefined : { index: Number(index), key: known };
}

/** One cursor for one table. */
export function usePaperCursor(): PaperCursor {
  const table = useRef<HTMLElement>(null);
  const wanted = useRef<string>(undefined);
  const [row, setRow] = useState<number>();
  const goTo = useCallback((index: number, key: CellKey) => {
    const name = cellName(index, key);
    const cell = table.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
    if (cell === null) {
      wanted.current = name;
      setRow(index);
      return;
    }
    // A row that was wanted before must not take the keyboard once it is there.
    wanted.current = undefined;
    setRow(undefined);
    cell.focus();
    // As Tab does: what is typed takes the place of what was there.
    cell.select();
    cell.scrollIntoView({ block: 'nearest' });
  }, []);
  const arrive = useCallback((name: string, focus: () => void) => {
    if (wanted.current !== name) return;
    wanted.current = undefined;
    focus();
    setRow(undefined);
  }, []);
  return useMemo(() => ({ table, row, goTo, arrive }), [row, goTo, arrive]);
}
