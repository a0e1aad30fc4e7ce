import type { ReactNode } from 'react';
import './desk-parts.css';

interface ActionBarProps {
  /** What stands at the left: progress, a second way. */
  readonly children?: ReactNode;
  /** The one main action, at the bottom right. */
  readonly primary: ReactNode;
}

/** The bar at the foot of a page, always in sight. */
export function ActionBar({ children, primary }: ActionBarProps) {
  return (
    <div className="action-bar">
      <div className="action-bar-left">{children}</div>
      <div className="action-bar-primary">{primary}</div>
    </div>
  );
}
