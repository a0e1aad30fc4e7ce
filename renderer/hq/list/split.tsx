import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';

interface SplitProps {
  readonly children: ReactNode;
  /** What is open on the right; null shows the list alone. */
  readonly detail: ReactNode | null;
  readonly label: string;
  readonly onClose: () => void;
}

/** A list with a detail beside it, so that the place in the list is kept; on narrow screens the detail lies over it. Escape closes. */
export function Split({ children, detail, label, onClose }: SplitProps) {
  const words = useWords(frameWords);
  const close = useRef(onClose);
  close.current = onClose;
  const isOpen = detail !== null;
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      // An open dialog or list of choices takes the key first.
      const isTaken = document.querySelector('dialog[open], .gc-modal-wrap:not([style*="display: none"]), .ant-modal-wrap:not([style*="display: none"]), .ant-select-open') !== null;
      if (event.key === 'Escape' && !isTaken) {
        const row = document.querySelector<HTMLElement>('tr[data-current="true"]');
        close.current();
        row?.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen]);
  return (
    <div className="split" data-open={isOpen}>
      <div className="split-list">{children}</div>
      {isOpen ? (
        <section className="split-detail" aria-label={label}>
          <div className="split-bar no-print">
            <h2>{label}</h2>
            <Button type="text" icon={<CloseOutlined />} aria-label={words.close} onClick={onClose} />
          </div>
          <div className="split-body">{detail}</div>
        </section>
      ) : null}
    </div>
  );
}
