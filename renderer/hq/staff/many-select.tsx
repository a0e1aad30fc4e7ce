import { Select } from 'antd';
import type { FieldValues } from 'react-hook-form';
import type { FieldControl } from '../../parts/field.tsx';

interface ManySelectProps {
  /** What ties it to its form. */
  readonly field: FieldControl<FieldValues, string>;
  readonly options: { readonly value: string; readonly label: string }[];
}

/** Chooses several of a list by typing and Enter. Tab only moves on: antd would choose the first entry with it, which here gives a right that nobody meant. */
export function ManySelect({ field, options }: ManySelectProps) {
  return (
    <div onKeyDownCapture={(event) => { if (event.key === 'Tab') event.stopPropagation(); }}>
      <Select {...field} mode="multiple" options={options} optionFilterProp="label" />
    </div>
  );
}
