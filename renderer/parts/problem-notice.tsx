import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/kernel/problem.ts';
import { partsWords } from '../../shared/words/parts-words.ts';
import { problemSentence } from '../../shared/words/problem-words.ts';
import { useLanguage } from '../look/language.ts';
import { useWords } from '../look/words.ts';
import './parts.css';

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** Shows a button that tries again. */
  readonly onRetry?: (() => void) | undefined;
}

/** A refusal in plain words: what happened, what to do next, and a way to try again. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const language = useLanguage();
  const words = useWords(partsWords);
  const { what, next } = problemSentence(language, problem);
  return (
    <Notice tone="bad" title={what} action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{words.retry}</Button>}>
      {next}
    </Notice>
  );
}

interface NoticeProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const icons = {
  good: <CheckCircleFilled aria-hidden />,
  warn: <ExclamationCircleFilled aria-hidden />,
  bad: <CloseCircleFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
};

/** A message in the page's flow; bad ones are announced at once. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {icons[tone]}
      <div className="notice-text">
        <p className="notice-what">{title}</p>
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
