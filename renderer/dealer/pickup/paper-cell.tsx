import { Input, type InputRef } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { useController, type Control } from 'react-hook-form';
import { cellName, type PaperCursor } from './paper-cursor.ts';
import type { CellKey } from './paper-faults.ts';
import type { PaperForm } from './paper-form.ts';
import { readFault } from './paper-refusal.ts';
import { useCellWords } from './use-cell-words.ts';

interface PaperCellProps {
  readonly control: Control<PaperForm>;
  readonly cursor: PaperCursor;
  readonly index: number;
  /** Its column. */
  readonly of: CellKey;
  readonly label: string;
  readonly disabled: boolean;
  readonly placeholder: string;
}

const texts: ReadonlySet<CellKey> = new Set(['name', 'specification', 'colour']);

/** A cell that is typed into; what is wrong with it stands below it in words. */
export function PaperCell({ control, cursor, index, of: key, label, disabled, placeholder }: PaperCellProps) {
  const id = useId();
  const words = useCellWords();
  const name = cellName(index, key);
  const { field, fieldState } = useController({ control, name });
  const input = useRef<InputRef>(null);
  const { arrive } = cursor;
  useEffect(() => arrive(name, () => input.current?.focus()), [arrive, name]);
  const { invalid, error } = fieldState;
  return (
    <div className="paper-cell">
      <Input
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={invalid ? id : undefined}
        status={invalid ? 'error' : ''}
        inputMode={texts.has(key) ? 'text' : 'decimal'}
        autoComplete="off"
        disabled={disabled && field.value === ''}
        placeholder={placeholder}
        name={field.name}
        ref={(element) => {
          input.current = element;
          field.ref(element);
        }}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
      />
      {invalid ? (
        <span className="paper-fault" id={id}>
          {words(key, readFault(error?.message))}
        </span>
      ) : null}
    </div>
  );
}
