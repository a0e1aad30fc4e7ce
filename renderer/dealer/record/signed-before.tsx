import { memo } from 'react';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import type { SealedRecord } from '../../../shared/seal/sealed-record.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ReceiptView } from '../seal/receipt-view.tsx';

/** What a correction corrects, in a scroller of its own; built once, however much is typed beside it. */
export const SignedBefore = memo(({ record }: { readonly record: SealedRecord }) => {
  const words = useDeskWords().record.correction;
  return (
    <div className="card stack">
      <h2 id="signed-before">{words.signedBefore}</h2>
      <div className="signed-before" tabIndex={0} role="region" aria-labelledby="signed-before">
        <ReceiptView receipt={receiptOf(record, receiptWords[record.shown.language])} />
      </div>
    </div>
  );
});
