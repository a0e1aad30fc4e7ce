import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { largestQuantity, parseQuantity, quantityText, type Quantity } from '../../shared/kernel/quantity.ts';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';
import './desk-parts.css';

interface QuantityStepperProps {
  readonly label: string;
  readonly value: Quantity;
  readonly onChange: (value: Quantity) => void;
  readonly most?: Quantity;
  readonly disabled?: boolean;
}

const one = 1000;

interface Typed {
  readonly text: string;
  /** What was there before: it stays where the text cannot be taken. */
  readonly before: Quantity;
  /** What the text stands for; nothing where it is not finished. */
  readonly read: Quantity | 'too-much' | 'no-quantity' | undefined;
  /** The most there could be when it was typed. */
  readonly most: Quantity;
}

/**
 * A quantity with a minus and a plus of one unit, and a field that takes up to three decimals; none of them goes beyond `most`. A text that is no quantity or more
 * than that is not handed on: it stays as it was typed, with what is wrong, and the quantity is what it was before.
 */
export function QuantityStepper({ label, value, onChange, most, disabled = false }: QuantityStepperProps) {
  const words = useWords(partsWords);
  const id = useId();
  // What is being typed, or stands there unread; null once it was taken or the buttons were used.
  const [typed, setTyped] = useState<Typed | null>(null);
  const [isLeft, setLeft] = useState(false);
  const top = most === undefined ? largestQuantity : (Math.max(0, most) as Quantity);
  const text = typed?.text ?? quantityText(value);
  const wrong = typeof typed?.read === 'string' ? typed.read : undefined;
  const isUnfinished = typed !== null && typed.read === undefined;
  const kept = quantityText(value);
  const said = wrong === 'too-much' ? words.tooMuch({ most: quantityText(typed?.most ?? top), kept }) : wrong !== undefined && isLeft ? words.noQuantity({ kept }) : undefined;
  const step = (by: number): void => {
    setTyped(null);
    onChange(Math.max(0, Math.min(top, value + by)) as Quantity);
  };
  return (
    <div className="field">
      <div className="quantity-stepper" role="group" aria-label={label}>
        <button type="button" aria-label={`${label} −1`} disabled={disabled || value <= 0} onClick={() => step(-one)}>
          <MinusOutlined aria-hidden />
        </button>
        <Input
          aria-label={label}
          aria-invalid={wrong !== undefined || isUnfinished}
          aria-describedby={said === undefined ? undefined : id}
          status={wrong === undefined && !isUnfinished ? '' : 'error'}
          inputMode="decimal"
          value={text}
          disabled={disabled}
          onFocus={(event) => {
            setLeft(false);
            event.target.select();
          }}
          onChange={(event) => {
            const shown = event.target.value.normalize('NFKC').trim();
            const before = typed?.before ?? value;
            const read = readTyped(shown, top);
            setTyped({ text: shown, before, read, most: top });
            const next = typeof read === 'string' ? before : read;
            if (next !== undefined && next !== value) onChange(next);
          }}
          onBlur={() => {
            if (wrong === undefined) setTyped(null);
            else setLeft(true);
          }}
        />
        <button type="button" aria-label={`${label} +1`} disabled={disabled || value >= top} onClick={() => step(one)}>
          <PlusOutlined aria-hidden />
        </button>
      </div>
      {said === undefined ? null : (
        <span className="field-error" id={id} role="alert">
          {said}
        </span>
      )}
    </div>
  );
}

function readTyped(text: string, most: Quantity): Typed['read'] {
  if (/^(?:\d{1,7}\.)?$/.test(text)) return undefined;
  const quantity = parseQuantity(text);
  if (quantity === undefined) return 'no-quantity';
  return quantity > most ? 'too-much' : quantity;
}
