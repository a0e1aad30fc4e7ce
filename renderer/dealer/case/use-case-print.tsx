import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import type { Receipt } from '../../../shared/receipt/receipt.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useAction } from '../frame/use-action.ts';
import { ReceiptView } from '../seal/receipt-view.tsx';

interface CasePrint {
  readonly printAll: () => void;
  /** Prints one receipt instead of the page. */
  readonly printReceipt: (record: RecordId) => void;
  readonly problem: Problem | undefined;
  /** What is printed instead of the page; nothing of it is on the screen. */
  readonly sheet: ReactNode;
}

export function useCasePrint(): CasePrint {
  const bridge = useBridge();
  const action = useAction();
  const [receipt, setReceipt] = useState<Receipt>();
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (receipt === undefined || paper.current === null) return undefined;
    let isGone = false;
    void loadPictures(paper.current).then(() => {
      if (!isGone) window.print();
    });
    const over = (): void => setReceipt(undefined);
    window.addEventListener('afterprint', over);
    return () => {
      isGone = true;
      window.removeEventListener('afterprint', over);
    };
  }, [receipt]);
  return {
    printAll: () => {
      flushSync(() => setReceipt(undefined));
      window.print();
    },
    printReceipt: (record) => action.run(() => bridge.records.get({ record }), ({ record: sealed }) => setReceipt(receiptOf(sealed, receiptWords[sealed.shown.language]))),
    problem: action.problem,
    sheet: receipt === undefined ? null : createPortal(
      <div className="print-sheet" ref={paper}>
        <ReceiptView receipt={receipt} />
      </div>,
      document.body,
    ),
  };
}

/** Pictures out of sight wait to be seen; paper does not wait. One that cannot be loaded does not hold the others up. */
async function loadPictures(sheet: HTMLElement): Promise<void> {
  await Promise.all(Array.from(sheet.querySelectorAll('img'), (picture) => loadPicture(picture)));
}

function loadPicture(picture: HTMLImageElement): Promise<void> {
  return new Promise((resolve) => {
    picture.addEventListener('load', () => resolve(), { once: true });
    picture.addEventListener('error', () => resolve(), { once: true });
    picture.loading = 'eager';
    if (picture.complete) resolve();
  });
}
