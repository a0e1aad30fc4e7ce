import { Input } from 'antd';
import { useState } from 'react';
import { parseQuantity } from '../../../shared/kernel/quantity.ts';
import { kilogramText } from '../frame/line-words.ts';

interface WeightFieldProps {
  readonly label: string;
  /** Whole grams; null: nobody has weighed. */
  readonly grams: number | null;
  readonly disabled: boolean;
  readonly onChange: (grams: number | null) => void;
}

/** Kilograms with up to three decimals, kept as whole grams. */
export function WeightField({ label, grams, disabled, onChange }: WeightFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (grams === null ? '' : kilogramText(grams));
  const isRight = shown === '' || parseQuantity(shown) !== undefined;
  return (
    <Input
      aria-label={label}
      aria-invalid={!isRight}
      status={isRight ? '' : 'error'}
      inputMode="decimal"
      style={{ width: 140 }}
      value={shown}
      disabled={disabled}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').trim();
        setTyped(text);
        // Kilograms in thousandths are grams.
        const read = parseQuantity(text);
        if (text === '') onChange(null);
        else if (read !== undefined) onChange(read);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
