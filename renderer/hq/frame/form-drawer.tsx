import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { problemOf } from '../problem-of.ts';
import { keepFocusOnPage } from './focus-left-behind.ts';

/** How it stands with what the form asks HQ for: a mutation. */
export interface Deed {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
}

interface FormDrawerProps {
  readonly title: string;
  readonly deed: Deed;
  readonly onSubmit: (event: React.SyntheticEvent) => unknown;
  /** Called when the drawer has closed, left or done: not before is the form to be taken off the page. */
  readonly onClosed: () => void;
  /** What the button says; "save" where nothing is given. */
  readonly submit?: string;
  readonly isDanger?: boolean;
  readonly children: ReactNode;
}

/**
 * A form in a drawer: fields, HQ's refusal in words, cancel and one primary action. It is open from the start and closes when it is left or its deed is done; then the focus
 * goes back to what opened it, or to the page where that is gone. While HQ is asked it cannot be left, because asking cannot be taken back.
 */
export function FormDrawer({ title, deed, onSubmit, onClosed, submit, isDanger = false, children }: FormDrawerProps) {
  const words = useWords(frameWords);
  const [opener] = useState(() => document.activeElement);
  const [isLeft, setLeft] = useState(false);
  const leave = (): void => {
    if (!deed.isPending) setLeft(true);
  };
  const closed = (): void => {
    if (opener !== null) keepFocusOnPage(opener);
    onClosed();
  };
  return (
    <Drawer open={!isLeft && !deed.isSuccess} onClose={leave} afterOpenChange={(isOpen) => { if (!isOpen) closed(); }} title={title} size={460} closable={{ 'aria-label': words.close }}>
      <form noValidate className="stack" onSubmit={(event) => void onSubmit(event)}>
        {deed.error === null ? null : <ProblemNotice problem={problemOf(deed.error)} />}
        {children}
        <div className="form-actions">
          <Button onClick={leave} disabled={deed.isPending}>{words.cancel}</Button>
          <Button type="primary" danger={isDanger} htmlType="submit" loading={deed.isPending}>
            {submit ?? words.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
