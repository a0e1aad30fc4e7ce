import { Input } from 'antd';
import { useId, useState } from 'react';
import { kilogramText } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { readWeight } from './read-weight.ts';

interface WeightFieldProps {
  readonly label: string;
  /** Whole grams; null: nobody has weighed. */
  readonly grams: number | null;
  readonly disabled: boolean;
  readonly onChange: (grams: number | null) => void;
}

/** Kilograms with up to three decimals, kept as whole grams. What cannot be read stays as it was typed, with what is wrong and what is kept. */
export function WeightField({ label, grams, disabled, onChange }: WeightFieldProps) {
  const words = useDeskWords().inspection.compare;
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const errorId = useId();
  const kept = grams === null ? '' : kilogramText(grams);
  const read = typed === null || typed.trim() === '' ? undefined : readWeight(typed);
  const wrong = read !== undefined && 'wrong' in read ? read.wrong : undefined;
  const said = wrong === undefined || !isLeft ? undefined : words.weightWrong[wrong];
  return (
    <span className="weight-field">
      <Input
        aria-label={label}
        aria-invalid={wrong !== undefined}
        aria-describedby={said === undefined ? undefined : errorId}
        status={wrong === undefined ? '' : 'error'}
        inputMode="decimal"
        maxLength={40}
        style={{ width: 140 }}
        value={typed ?? kept}
        disabled={disabled}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          setLeft(false);
          const next = text.trim() === '' ? { grams: null } : readWeight(text);
          if ('grams' in next) onChange(next.grams);
        }}
        onBlur={() => {
          if (wrong === undefined) setTyped(null);
          else setLeft(true);
        }}
      />
      {said === undefined ? null : (
        <span className="field-error" id={errorId} role="alert">
          {typeof said === 'string' ? said : said?.({ typed: typed ?? '' })}
          {kept === '' ? words.weightNone : words.weightKept({ kg: kept })}
        </span>
      )}
    </span>
  );
}
