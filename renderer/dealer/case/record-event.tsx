import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useNaming } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ExportButton } from '../outbox/export-button.tsx';
import { AcknowledgementLines } from '../record/acknowledgement-lines.tsx';
import { RecordMark } from '../record/record-mark.tsx';
import { judgementTones } from '../record/record-tones.ts';
import { useVerification, VerifyButton, VerifyNotice } from '../record/verification.tsx';

interface RecordEventProps {
  readonly sealed: CaseFolder['records'][number];
  readonly onPrint: (record: RecordId) => void;
}

/** A sealed record: how far it has come, what HQ acknowledged, and what can be done with its receipt. */
export function RecordEvent({ sealed: { card, acknowledgements }, onPrint }: RecordEventProps) {
  const { case: words, record, today } = useDeskWords();
  const language = useLanguage();
  const now = useNaming();
  const verification = useVerification(card.record);
  const kind = record.kinds[card.kind];
  // Several records stand on one page: each button says which one it is of.
  const named = (action: string): string => words.ofRecord({ action, kind, at: momentText(card.sealedAt, now, language) });
  const params = { record: card.record };
  return (
    <>
      <div className="card-head">
        <h2>{kind}</h2>
        <RecordMark card={card} />
        {card.judgement === null ? null : <StateMark tone={judgementTones[card.judgement]}>{today.verdicts[card.judgement]}</StateMark>}
      </div>
      <p>{[record.records.summary({ lines: card.lines, points: card.damagePoints, photos: card.photos }), card.person].join(' · ')}</p>
      <AcknowledgementLines acknowledgements={acknowledgements} isRefused={card.refused !== null} />
      <p className="quiet code">
        {record.records.hash} {card.hash}
      </p>
      <VerifyNotice verification={verification} />
      <div className="buttons no-print">
        <Link className="button-link" to="/records/$record" params={params} aria-label={named(words.open)}>
          {words.open}
        </Link>
        <a className="button-link" href={`receipt/${card.record}.pdf`} target="_blank" rel="noreferrer" aria-label={named(words.receiptPdf)}>
          <FilePdfOutlined aria-hidden /> {words.receiptPdf}
        </a>
        {acknowledgements.length === 0 ? null : (
          <a className="button-link" href={`acknowledgement/${card.record}.pdf`} target="_blank" rel="noreferrer" aria-label={named(record.records.acknowledgement)}>
            <FilePdfOutlined aria-hidden /> {record.records.acknowledgement}
          </a>
        )}
        <Button icon={<PrinterOutlined aria-hidden />} aria-label={named(words.print)} onClick={() => onPrint(card.record)}>
          {words.print}
        </Button>
        <VerifyButton verification={verification} label={named(record.records.verify)} />
        <ExportButton records={[card.record]} label={record.queue.exportOne} name={named(record.queue.exportOne)} />
      </div>
    </>
  );
}
