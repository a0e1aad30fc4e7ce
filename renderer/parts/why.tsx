import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';

interface WhyProps {
  readonly label: string;
  readonly title: string;
  readonly reasons: readonly string[];
}

/** "为什么?" beside a deadline: opens the reasons in plain words (R-TL-16). */
export function Why({ label, title, reasons }: WhyProps) {
  const list = (
    <ol className="why-list">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  );
  return (
    <Popover content={list} title={title} trigger="click" destroyOnHidden>
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={`${label} ${title}`}>
        {label}
      </Button>
    </Popover>
  );
}
