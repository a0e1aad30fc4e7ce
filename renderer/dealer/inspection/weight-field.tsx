import { Input } from 'antd';
import { useId, useState } from 'react';
import { kilogramText } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { readWeight, type ReadWeight } from './read-weight.ts';

interface WeightFieldProps {
  readonly label: string;
  /** Whole grams; null: nobody has weighed. */
  readonly grams: number | null;
  readonly disabled: boolean;
  readonly onChange: (grams: number | null) => void;
}

interface Typed {
  readonly text: string;
  /** What was there before the first key: it stays where the whole cannot be read, though its beginning could. */
  readonly before: number | null;
}

/**
 * Kilograms with up to three decimals, kept as whole grams. What cannot be read stays as it was typed, with what is wrong, and the weight is what it was
 * before (R-IN-6: the weight is evidence).
 */
export function WeightField({ label, grams, disabled, onChange }: WeightFieldProps) {
  const words = useDeskWords().inspection.compare;
  const [typed, setTyped] = useState<Typed | null>(null);
  const [isLeft, setLeft] = useState(false);
  const errorId = useId();
  const kept = grams === null ? '' : kilogramText(grams);
  const read = typed === null ? undefined : readTyped(typed.text);
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
        value={typed?.text ?? kept}
        disabled={disabled}
        onChange={(event) => {
          const text = event.target.value;
          // While the text is wrong, what is kept is what was there before.
          const before = typed === null || wrong !== undefined ? grams : typed.before;
          setTyped({ text, before });
          setLeft(false);
          const next = readTyped(text);
          if ('grams' in next) onChange(next.grams);
          else if (before !== grams) onChange(before);
        }}
        onBlur={() => {
          if (wrong === undefined) setTyped(null);
          else setLeft(true);
        }}
      />
      {said === undefined ? null : (
        <span className="field-error" id={errorId} role="alert">
          {typeof said === 'string' ? said : said?.({ typed: typed?.text.normalize('NFKC').trim() ?? '' })}
          {kept === '' ? words.weightNone : words.weightKept({ kg: kept })}
        </span>
      )}
    </span>
  );
}

function readTyped(text: string): ReadWeight | { readonly grams: null } {
  return text.trim() === '' ? { grams: null } : readWeight(text);
}
