import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { parseQuantity, quantityText, type Quantity } from '../../shared/kernel/quantity.ts';
import './desk-parts.css';

interface QuantityStepperProps {
  readonly label: string;
  readonly value: Quantity;
  readonly onChange: (value: Quantity) => void;
  readonly most?: Quantity;
  readonly disabled?: boolean;
}

const one = 1000;

/** A quantity with a minus and a plus of one unit, and a field that takes up to three decimals. Text that is no quantity is not handed on. */
export function QuantityStepper({ label, value, onChange, most, disabled = false }: QuantityStepperProps) {
  // What is being typed; null once the field was left or the buttons were used.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? quantityText(value);
  const isRight = parseQuantity(text) !== undefined;
  const step = (by: number): void => {
    setTyped(null);
    onChange(Math.max(0, Math.min(most ?? Number.MAX_SAFE_INTEGER, value + by)) as Quantity);
  };
  return (
    <div className="quantity-stepper" role="group" aria-label={label}>
      <button type="button" aria-label={`${label} −1`} disabled={disabled || value <= 0} onClick={() => step(-one)}>
        <MinusOutlined aria-hidden />
      </button>
      <Input
        aria-label={label}
        aria-invalid={!isRight}
        status={isRight ? '' : 'error'}
        inputMode="decimal"
        value={text}
        disabled={disabled}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const shown = event.target.value.normalize('NFKC').trim();
          setTyped(shown);
          const quantity = parseQuantity(shown);
          if (quantity !== undefined) onChange(quantity);
        }}
        onBlur={() => setTyped(null)}
      />
      <button type="button" aria-label={`${label} +1`} disabled={disabled || (most !== undefined && value >= most)} onClick={() => step(one)}>
        <PlusOutlined aria-hidden />
      </button>
    </div>
  );
}
