import { LockOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { printAll } from '../list/print-all.ts';
import { problemOf } from '../problem-of.ts';
import { ZoneNote } from './zone-note.tsx';

interface PageProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly actions?: ReactNode;
  /** A form's width instead of the whole one. */
  readonly isNarrow?: boolean;
  /** The content scrolls by itself (lists). */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}

/** A page's title, its actions and its content; names the browser's tab. */
export function Page({ title, intro, actions, isNarrow = false, isFilled = false, children }: PageProps) {
  const frame = useWords(frameWords);
  useEffect(() => {
    document.title = `${title} · ${frame.product}`;
  }, [title, frame]);
  return (
    <div className="page" data-narrow={isNarrow} data-filled={isFilled}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro === undefined ? null : <p className="quiet">{intro}</p>}
          <ZoneNote />
        </div>
        {actions === undefined ? null : <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function NotFound() {
  const words = useWords(frameWords);
  return (
    <Page title={words.notFound}>
      <Blank title={words.notFound} icon={<SearchOutlined aria-hidden />} action={<ToHome />}>
        {words.notFoundText}
      </Blank>
    </Page>
  );
}

function ToHome() {
  const words = useWords(frameWords);
  return (
    <Link to="/" className="button-link">
      {words.toHome}
    </Link>
  );
}

/** A failed load: HQ's refusal in words, with a retry; no permission has a page of its own. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const words = useWords(frameWords);
  const problem = problemOf(error);
  if (problem.code === 'permission.denied') {
    return (
      <Blank title={words.noPermission} icon={<LockOutlined aria-hidden />}>
        {words.noPermissionText}
      </Blank>
    );
  }
  return <ProblemNotice problem={problem} onRetry={problem.code === 'thing.not-found' ? undefined : onRetry} />;
}

/** Prints the page whole, its lists read to their end first; out of the way on paper. */
export function PrintButton() {
  const words = useWords(frameWords);
  const [isReading, setReading] = useState(false);
  const print = (): void => {
    setReading(true);
    void printAll().finally(() => setReading(false));
  };
  return (
    <Button loading={isReading} onClick={print}>
      {words.print}
    </Button>
  );
}
