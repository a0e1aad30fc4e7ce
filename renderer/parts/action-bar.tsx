import { useRef, type ReactNode } from 'react';
import { useStanding } from './use-standing.ts';
import './desk-parts.css';

interface ActionBarProps {
  /** What stands at the left: progress, a second way. */
  readonly children?: ReactNode;
  /** The one main action, at the bottom right. */
  readonly primary: ReactNode;
}

/** The bar at the foot of a page, always in sight. Its main action takes no press of mouse or finger that follows another one at once, before it has stood for a moment: such a press was meant for the action before. */
export function ActionBar({ children, primary }: ActionBarProps) {
  const slot = useRef<HTMLDivElement>(null);
  const { hasStood, cameTooSoon, startAgain } = useStanding(slot, primary);
  return (
    // A press on an action that has just come falls through to the bar.
    <div className="action-bar" onPointerDown={hasStood ? undefined : startAgain}>
      <div className="action-bar-left">{children}</div>
      <div
        className="action-bar-primary"
        ref={slot}
        data-has-stood={hasStood}
        onClickCapture={(event) => {
          if (cameTooSoon(event)) event.stopPropagation();
        }}
      >
        {primary}
      </div>
    </div>
  );
}
