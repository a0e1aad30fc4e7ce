import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Tone } from '../look/palette.ts';
import './parts.css';

const icons: Readonly<Record<Tone, ReactNode>> = {
  good: <CheckCircleFilled aria-hidden />,
  warn: <ExclamationCircleFilled aria-hidden />,
  bad: <CloseCircleFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
  neutral: <MinusCircleFilled aria-hidden />,
};

interface StateMarkProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** A clock instead of the tone's own icon, where the state is about time. */
  readonly clock?: boolean;
}

/** A state as icon, word and colour together, never colour alone. */
export function StateMark({ tone, children, clock = false }: StateMarkProps) {
  return (
    <span className="state-mark" data-tone={tone}>
      {clock ? <ClockCircleFilled aria-hidden /> : icons[tone]}
      <span>{children}</span>
    </span>
  );
}
