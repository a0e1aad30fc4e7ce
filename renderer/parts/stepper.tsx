import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './desk-parts.css';

export interface StepAt {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'here' | 'open';
  /** "还差 3 项"; empty where nothing is. */
  readonly note: string;
}

interface StepperProps {
  readonly label: string;
  readonly steps: readonly StepAt[];
  /** Draws the link that leads to a step. */
  readonly link: (step: StepAt, content: ReactNode) => ReactNode;
}

/** The way through an inspection; every step can be opened at any time. */
export function Stepper({ label, steps, link }: StepperProps) {
  return (
    <nav className="stepper" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} data-state={step.state}>
            {link(
              step,
              <>
                <span className="stepper-mark" aria-hidden>
                  {step.state === 'done' ? <CheckOutlined /> : index + 1}
                </span>
                <span className="stepper-words">
                  <span>{step.label}</span>
                  {step.note === '' ? null : <small>{step.note}</small>}
                </span>
              </>,
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
