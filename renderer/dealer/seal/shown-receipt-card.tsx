import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ReceiptView } from './receipt-view.tsx';
import type { useShownReceipt } from './use-shown-receipt.ts';

/** The receipt that is about to be signed, or why it cannot be shown. `isWaiting`: it has been asked for. */
export function ShownReceiptCard({ preview, isWaiting }: { readonly preview: ReturnType<typeof useShownReceipt>; readonly isWaiting: boolean }) {
  const words = useDeskWords().seal;
  return (
    <section className="card stack" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{words.receipt}</h2>
      <p className="quiet">{words.receiptHelp}</p>
      {preview.problem === undefined ? null : <ProblemNotice problem={preview.problem} onRetry={preview.again} />}
      {preview.data !== undefined ? <ReceiptView receipt={preview.data.receipt} /> : isWaiting && preview.problem === undefined ? <Waiting /> : null}
    </section>
  );
}
