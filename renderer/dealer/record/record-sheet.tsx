import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RecordDetail } from '../../../shared/bridge/shapes.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { paperTime } from '../../../shared/receipt/receipt-time.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { Facts } from '../../parts/facts.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ReceiptView } from '../seal/receipt-view.tsx';
import { AcknowledgementLines } from './acknowledgement-lines.tsx';
import { useVerification, VerifyButton, VerifyNotice } from './verification.tsx';

/** A sealed record: its receipt in the language it was signed in, HQ's acknowledgement beside it, PDF, print, verification. */
export function RecordSheet({ detail }: { readonly detail: RecordDetail }) {
  const words = useDeskWords().record.records;
  const verification = useVerification(detail.card.record);
  const { card, record, acknowledgements } = detail;
  const pdf = `receipt/${card.record}.pdf`;
  const receipt = receiptOf(record, receiptWords[record.shown.language]);
  return (
    <div className="record-sheet">
      <section className="card stack record-side">
        <div className="buttons">
          <a className="button-link" href={pdf} target="_blank" rel="noreferrer">
            <FilePdfOutlined aria-hidden /> {words.openPdf}
          </a>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <VerifyButton verification={verification} />
        </div>
        <VerifyNotice verification={verification} />
        <Facts
          rows={[
            [words.pickedUpAt, record.body.kind === 'feedback' || record.body.kind === 'refusal' ? paperTime(record.body.pickup.pickedUpAt) : ''],
            [words.sealedAt, paperTime(card.sealedAt)],
            [words.signedBy, card.person],
          ]}
        />
        <h2>{words.acknowledgement}</h2>
        <AcknowledgementLines acknowledgements={acknowledgements} isRefused={card.refused !== null} />
        {acknowledgements.length === 0 ? null : (
          <p>
            <a className="button-link" href={`acknowledgement/${card.record}.pdf`} target="_blank" rel="noreferrer">
              <FilePdfOutlined aria-hidden /> {words.acknowledgement}
            </a>
          </p>
        )}
        <p className="quiet code">
          {words.hash} {card.hash.slice(0, 16)}…
        </p>
      </section>
      <ReceiptView receipt={receipt} />
    </div>
  );
}
