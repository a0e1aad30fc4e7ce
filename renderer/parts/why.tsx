import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import './parts.css';

interface WhyProps {
  readonly label: string;
  readonly title: string;
  readonly reasons: readonly string[] | { readonly readBy: ReactNode };
  /** In a row of a table: the reasons open below it, so that the deadline stays in sight. */
  readonly isSmall?: boolean;
}

/** "为什么?" beside a deadline: opens the reasons in plain words (R-TL-16), or what reads them once they are asked for. */
export function Why({ label, title, reasons, isSmall = false }: WhyProps) {
  const content = 'readBy' in reasons ? reasons.readBy : <WhyList reasons={reasons} />;
  return (
    <Popover content={content} title={title} trigger="click" placement={isSmall ? 'bottomLeft' : 'top'} destroyOnHidden>
      <Button type="text" {...(isSmall ? { size: 'small' as const } : {})} icon={<QuestionCircleOutlined aria-hidden />} aria-label={`${label} ${title}`}>
        {label}
      </Button>
    </Popover>
  );
}

/** Reasons in plain words, in their order. */
export function WhyList({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <ol className="why-list">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  );
}
