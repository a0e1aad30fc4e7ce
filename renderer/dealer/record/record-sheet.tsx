import { FilePdfOutlined, PrinterOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { RecordDetail } from '../../../shared/bridge/shapes.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { useAction } from '../frame/use-action.ts';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ReceiptView } from '../seal/receipt-view.tsx';

interface Verdict {
  readonly ok: boolean;
  readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[];
}

/** A sealed record: its receipt in the language it was signed in, HQ's acknowledgement beside it, PDF, print, verification. */
export function RecordSheet({ detail }: { readonly detail: RecordDetail }) {
  const words = useDeskWords().record.records;
  const language = useLanguage();
  const bridge = useBridge();
  const now = useNow(60_000);
  const action = useAction();
  const [verdict, setVerdict] = useState<Verdict>();
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
          <Button icon={<SafetyCertificateOutlined aria-hidden />} loading={action.isRunning} onClick={() => action.run(() => bridge.records.verify({ record: card.record }), setVerdict)}>
            {action.isRunning ? words.verifying : words.verify}
          </Button>
        </div>
        {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
        {verdict === undefined ? null : (
          <Notice tone={verdict.ok ? 'good' : 'bad'} title={verdict.ok ? words.verified : words.notVerified}>
            {verdict.ok ? null : verdict.checks.filter((check) => !check.ok).map((check) => <p key={check.check}>{check.detail}</p>)}
          </Notice>
        )}
        <h2>{words.acknowledgement}</h2>
        {acknowledgements.length === 0 ? <p className="quiet">{words.notYet}</p> : null}
        {acknowledgements.map((acknowledgement) => (
          <p key={acknowledgement.of}>
            {acknowledgement.of === 'record'
              ? words.acknowledged({ at: momentText(acknowledgement.receivedAt, now, language), position: acknowledgement.position })
              : words.photosAcknowledged({ at: momentText(acknowledgement.receivedAt, now, language), count: acknowledgement.photos })}
          </p>
        ))}
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
