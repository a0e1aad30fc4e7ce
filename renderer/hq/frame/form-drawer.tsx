import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { problemOf } from '../problem-of.ts';

interface FormDrawerProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (event: React.SyntheticEvent) => unknown;
  readonly error: unknown;
  readonly isBusy: boolean;
  /** What the button says; "save" where nothing is given. */
  readonly submit?: string;
  readonly isDanger?: boolean;
  readonly children: ReactNode;
}

/** A form in a drawer: fields, HQ's refusal in words, cancel and one primary action. */
export function FormDrawer({ title, isOpen, onClose, onSubmit, error, isBusy, submit, isDanger = false, children }: FormDrawerProps) {
  const words = useWords(frameWords);
  return (
    <Drawer open={isOpen} onClose={onClose} title={title} size={460} destroyOnHidden closable={{ 'aria-label': words.close }}>
      <form noValidate className="stack" onSubmit={(event) => void onSubmit(event)}>
        {error === null || error === undefined ? null : <ProblemNotice problem={problemOf(error)} />}
        {children}
        <div className="form-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="primary" danger={isDanger} htmlType="submit" loading={isBusy}>
            {submit ?? words.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
