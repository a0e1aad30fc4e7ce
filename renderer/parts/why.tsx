import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import './parts.css';

interface WhyProps {
  readonly label: string;
  readonly title: string;
  readonly reasons: readonly string[];
  /** In a row of a table: the reasons open below it, so that the deadline stays in sight. */
  readonly isSmall?: boolean;
}

/** "为什么?" beside a deadline: opens the reasons in plain words (R-TL-16). */
export function Why({ label, title, reasons, isSmall = false }: WhyProps) {
  const list = (
    <ol className="why-list">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  );
  return (
    <Popover content={list} title={title} trigger="click" placement={isSmall ? 'bottomLeft' : 'top'} destroyOnHidden>
      <Button type="text" {...(isSmall ? { size: 'small' as const } : {})} icon={<QuestionCircleOutlined aria-hidden />} aria-label={`${label} ${title}`}>
        {label}
      </Button>
    </Popover>
  );
}
