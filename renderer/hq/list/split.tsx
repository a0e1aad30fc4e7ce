import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { asksToClose } from './escape-key.ts';

interface SplitProps {
  readonly children: ReactNode;
  /** What is open on the right; null shows the list alone. */
  readonly detail: ReactNode | null;
  readonly label: string;
  readonly onClose: () => void;
}

/** A list with a detail beside it, so that the place in the list is kept; on narrow screens the detail lies over it. Escape closes, unless something is written in the detail. */
export function Split({ children, detail, label, onClose }: SplitProps) {
  const words = useWords(frameWords);
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const isOpen = detail !== null;
  function leave(): void {
    onClose();
    const row = list.current?.querySelector<HTMLElement>('tr[data-current="true"]') ?? list.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    row?.focus();
  }
  const close = useRef(leave);
  close.current = leave;
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (panel.current !== null && asksToClose(event, panel.current)) close.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen]);
  return (
    <div className="split" data-open={isOpen}>
      <div className="split-list" ref={list}>{children}</div>
      {isOpen ? (
        <section className="split-detail" aria-label={label} ref={panel}>
          <div className="split-bar no-print">
            <h2>{label}</h2>
            <Button type="text" icon={<CloseOutlined />} aria-label={words.close} onClick={leave} />
          </div>
          <div className="split-body">{detail}</div>
        </section>
      ) : null}
    </div>
  );
}
