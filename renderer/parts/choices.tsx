import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Tone } from '../look/palette.ts';
import { isSecondPress } from './second-press.ts';
import './desk-parts.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  readonly tone?: Tone;
  readonly icon?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
}

/** Big buttons of which one holds: easy to hit with gloves; the chosen one is marked by a tick, a frame and its colour. */
export function Choices<Value extends string>({ label, choices, value, onChoose, disabled = false }: ChoicesProps<Value>) {
  return (
    <div className="choices" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="choice"
          data-tone={choice.tone ?? 'info'}
          aria-pressed={choice.value === value}
          disabled={disabled}
          onClick={(event) => {
            if (!isSecondPress(event)) onChoose(choice.value);
          }}
        >
          <span className="choice-name">
            {choice.value === value ? <CheckOutlined aria-hidden /> : choice.icon}
            {choice.label}
          </span>
          {choice.hint === undefined ? null : <span className="choice-hint">{choice.hint}</span>}
        </button>
      ))}
    </div>
  );
}
