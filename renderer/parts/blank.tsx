import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './parts.css';

interface BlankProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}

/** An empty state: what would stand here, and what to do first. */
export function Blank({ title, children, action, icon }: BlankProps) {
  return (
    <div className="blank">
      {icon ?? <InboxOutlined aria-hidden />}
      <p className="blank-title">{title}</p>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
