import { DeleteOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useId, type ReactNode } from 'react';
import './desk-parts.css';

interface PinPadProps {
  readonly label: string;
  readonly hint: string;
  readonly digitsLabel: string;
  readonly clear: string;
  readonly erase: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  /** The last PIN was refused; `trouble` then says so, right below the field. */
  readonly isWrong?: boolean;
  readonly trouble?: ReactNode;
}

const longest = 12;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A PIN by finger or keyboard: 6 to 12 digits, never shown. */
export function PinPad({ label, hint, digitsLabel, clear, erase, value, onChange, disabled = false, isWrong = false, trouble = null }: PinPadProps) {
  const id = useId();
  const type = (digit: string): void => {
    if (value.length < longest) onChange(value + digit);
  };
  return (
    <div className="pin-pad">
      <Input.Password
        aria-label={label}
        placeholder={hint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={longest}
        visibilityToggle={false}
        size="large"
        value={value}
        disabled={disabled}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        aria-describedby={trouble === null ? undefined : id}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
      {trouble === null ? null : <div id={id}>{trouble}</div>}
      <div className="pin-keys" role="group" aria-label={digitsLabel}>
        {digits.map((digit) => (
          <button key={digit} type="button" disabled={disabled} onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="pin-word" disabled={disabled} onClick={() => onChange('')}>
          {clear}
        </button>
        <button type="button" disabled={disabled} onClick={() => type('0')}>
          0
        </button>
        <button type="button" aria-label={erase} disabled={disabled} onClick={() => onChange(value.slice(0, -1))}>
          <DeleteOutlined aria-hidden />
        </button>
      </div>
    </div>
  );
}
