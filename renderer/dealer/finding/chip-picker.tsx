import type { ReactNode } from 'react';

interface ChipPickerProps<Value extends string> {
  readonly label: string;
  readonly chips: readonly { readonly value: Value; readonly label: string }[];
  readonly value: string;
  readonly onChoose: (value: Value) => void;
  readonly disabled: boolean;
  readonly children?: ReactNode;
}

/** Short answers to tap, with room for one's own words beneath. */
export function ChipPicker<Value extends string>({ label, chips, value, onChoose, disabled, children }: ChipPickerProps<Value>) {
  return (
    <div className="field">
      <span>{label}</span>
      <div className="chip-picker" role="group" aria-label={label}>
        {chips.map((chip) => (
          <button key={chip.value} type="button" aria-pressed={chip.value === value} disabled={disabled} onClick={() => onChoose(chip.value)}>
            {chip.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
