import { useRef, type FocusEvent, type KeyboardEvent } from 'react';
import type { UseFieldArrayReturn, UseFormGetValues } from 'react-hook-form';
import { mostLines } from '../../../shared/delivery/outbound-order.ts';
import { focusField } from '../form/focus-field.ts';
import { readCellName, type CellPlace, type PaperCursor } from './paper-cursor.ts';
import type { PaperForm } from './paper-form.ts';
import { blankLine } from './paper-line.ts';
import { headKeys } from './paper-refusal.ts';

interface PaperKeysWish {
  readonly cursor: PaperCursor;
  readonly lines: UseFieldArrayReturn<PaperForm, 'lines'>;
  readonly getValues: UseFormGetValues<PaperForm>;
  readonly save: () => void;
}

interface PaperKeys {
  /** Adds a line at the end and goes to it. */
  readonly addLine: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => void;
  readonly onPointerDown: () => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/**
 * The keys of a table as people know them from Excel: Tab goes to the next cell, Enter to the next line where this one was begun, up and down along the column.
 * Enter never saves; Ctrl+Enter does.
 */
export function usePaperKeys({ cursor, lines, getValues, save }: PaperKeysWish): PaperKeys {
  const begun = useRef<CellPlace>({ index: 0, key: 'name' });
  const isTabbing = useRef(false);

  /** Metres are asked of pipes only. */
  const isOpen = ({ index, key }: CellPlace): boolean => key !== 'metres' || getValues(`lines.${index}.productClass`) === 'pipe' || getValues(`lines.${index}.metres`) !== '';
  const addAfter = (key: CellPlace['key']): void => {
    const count = getValues('lines').length;
    if (count >= mostLines) return;
    lines.append(blankLine, { shouldFocus: false });
    cursor.goTo(count, key);
  };
  const goDown = ({ index }: CellPlace): void => {
    const { index: begunAt, key } = begun.current;
    // Most papers have no numbers of their own: the number is passed over where none was typed.
    const isPassedOver = begunAt !== index || (key === 'lineNo' && getValues(`lines.${index}.lineNo`) === '');
    const wanted = isPassedOver ? 'name' : key;
    const next = { index: index + 1, key: wanted };
    if (next.index >= getValues('lines').length) addAfter(wanted === 'metres' ? 'name' : wanted);
    else cursor.goTo(next.index, isOpen(next) ? wanted : 'name');
  };
  const goAlong = ({ index, key }: CellPlace, by: 1 | -1): void => {
    const count = getValues('lines').length;
    for (let next = index + by; next >= 0 && next < count; next += by) {
      if (isOpen({ index: next, key })) return cursor.goTo(next, key);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    isTabbing.current = event.key === 'Tab';
    // A word that is being composed ends with Enter, too.
    if (event.nativeEvent.isComposing) return;
    const { target } = event;
    const place = readCellName(target instanceof HTMLInputElement ? target.name : '');
    if (event.key === 'Enter') {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        return save();
      }
      if (!(target instanceof HTMLInputElement)) return;
      event.preventDefault();
      const head = headKeys.findIndex((key) => key === target.name);
      const nextHead = headKeys[head + 1];
      if (place !== undefined) goDown(place);
      else if (head >= 0 && nextHead !== undefined) focusField(event.currentTarget, nextHead);
      else if (head >= 0) cursor.goTo(0, 'name');
      return;
    }
    if (place === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    goAlong(place, event.key === 'ArrowDown' ? 1 : -1);
  };
  return {
    addLine: () => addAfter('name'),
    onKeyDown,
    onPointerDown: () => {
      isTabbing.current = false;
    },
    onFocus: ({ target }) => {
      const place = readCellName(target instanceof HTMLInputElement ? target.name : '');
      if (place !== undefined && !(isTabbing.current && begun.current.index === place.index)) begun.current = place;
    },
  };
}
