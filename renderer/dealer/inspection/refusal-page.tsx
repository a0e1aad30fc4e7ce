import { PhoneOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { lineKeySchema } from '../../../shared/delivery/pickup.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Blank } from '../../parts/blank.tsx';
import { FindingDrawer } from '../finding/finding-drawer.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { deskNow, useNow } from '../frame/now.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { SealPanel } from '../seal/seal-panel.tsx';
import { SignAgainNotice } from '../seal/sign-again-notice.tsx';
import { LineRow } from './line-row.tsx';
import { findingsText } from './reservation-text.ts';
import { useEarlierReason } from './use-earlier-reason.ts';
import { useInspectionChanges } from './use-inspection-changes.ts';
import { useOpenPickup } from './use-pickup.ts';

/** The reason as typed, for goods of which this line was the first. */
const reasonDraftSchema = z.object({ line: lineKeySchema, reason: z.string() });
/** Who answered the call and what was said; null while nobody has typed who. */
const callDraftSchema = z.object({ answeredBy: z.string().nullable(), note: z.string() });

/** 拒收 (R-IN-5, R-IN-8): the goods stay with the carrier; phone the dispatcher, record the call, seal it on the spot. */
export function RefusalPage() {
  const allWords = useDeskWords();
  const words = allWords.inspection.refusal;
  const navigate = useNavigate();
  const { finding } = useSearch({ from: '/pickup/$pickup/refusal' });
  const newFinding = useNewFinding();
  const { view, lines, policy, photos } = useOpenPickup();
  const { inspection } = view;
  const refused = lines.filter((at) => at.check?.decision === 'refuse' && !at.isSealed);
  const keys = refused.map((at) => at.line.key);
  const earlier = useEarlierReason(view);
  const suggested = earlier.reason ?? words.reasonDefault({ findings: refused.map((at) => `${at.line.name} ${findingsText(allWords, at)}`.trim()) }).slice(0, 1_000);
  const [hadRefused] = useState(refused.length > 0);
  const missing = whatIsMissing(inspection, { kind: 'refusal', lines: keys }, policy, photos);
  const { pickup } = inspection;
  const { draft, kept } = useFormDraft({ form: 'refusal', pickup: pickup.id }, reasonDraftSchema);
  // A reason typed for goods that are no longer refused is not the reason of these.
  const reason = kept.fields !== undefined && keys.includes(kept.fields.line) ? kept.fields.reason : null;
  // After sealing nothing is left to refuse; the panel then shows what was sealed.
  if (refused.length === 0 && !hadRefused) {
    return (
      <div className="page" data-scroller>
        <Blank title={words.title} action={<Button onClick={() => void navigate({ to: '/pickup/$pickup/stage-1', params: { pickup: pickup.id } })}>{allWords.inspection.steps['stage-1']}</Button>}>
          {words.none}
        </Blank>
      </div>
    );
  }
  const keepReason = (typed: string): void => {
    const [line] = keys;
    if (line !== undefined) draft.put({ line, reason: typed });
  };
  return (
    <>
      <SealPanel
        kind="refusal"
        title={words.title}
        help={words.help}
        consequence={allWords.seal.consequenceRefusal}
        sealLabel={words.seal}
        lines={keys}
        reason={(reason ?? suggested).trim()}
        missing={missing}
        onSealed={() => draft.drop()}
      >
        <SignAgainNotice kind="refusal" />
        <DispatcherCallCard />
        <section className="card stack" aria-labelledby="refused-lines">
          <h2 id="refused-lines">{words.lines}</h2>
          {refused.map((at) => (
            <LineRow key={at.line.key} at={at} missing={missing.filter((one) => 'line' in one && one.line === at.line.key)}>
              <FindingList findings={at.findings} />
              <div>
                <Button onClick={() => newFinding(at, { stage: 1, check: 'knock', severity: 'severe' })}>{allWords.photo.finding.add}</Button>
              </div>
            </LineRow>
          ))}
          <label className="field">
            <span>{words.reason}</span>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} value={reason ?? suggested} disabled={!kept.isLoaded || !earlier.isLoaded} onChange={(event) => keepReason(event.target.value)} />
          </label>
          <DraftRefused draft={draft} />
          <p className="quiet">
            {words.carrier}: {[pickup.carrier, pickup.carrierPhone, pickup.waybill, pickup.plate].filter((part) => part !== '').join(' · ')}
          </p>
        </section>
      </SealPanel>
      <FindingDrawer finding={finding} onClose={() => void navigate({ to: '/pickup/$pickup/refusal', params: { pickup: pickup.id }, search: {}, replace: true })} />
    </>
  );
}

/** R-IN-8: the dispatcher's number, big; the call is recorded with time and answer. */
function DispatcherCallCard() {
  const words = useDeskWords().inspection.refusal;
  const language = useLanguage();
  const changes = useInspectionChanges();
  const { view } = useOpenPickup();
  const { status } = useStatus();
  const now = useNow(60_000);
  const dispatcher = status?.dispatcher ?? null;
  const { draft, kept } = useFormDraft({ form: 'dispatcher-call', pickup: view.inspection.pickup.id }, callDraftSchema);
  const typed = kept.fields ?? { answeredBy: null, note: '' };
  const calls = view.inspection.dispatcherCalls;
  const record = (): void => {
    changes.recordCall({ calledAt: deskNow(), phone: dispatcher?.phone ?? '', answeredBy: (typed.answeredBy ?? dispatcher?.name ?? '').trim(), note: typed.note.trim() });
    draft.drop();
  };
  return (
    <section className="card stack" aria-labelledby="phone-dispatcher">
      <h2 id="phone-dispatcher">{words.callTitle}</h2>
      {dispatcher === null || dispatcher.phone === '' ? (
        <p>{words.callNobody}</p>
      ) : (
        <a className="big-phone" href={`tel:${dispatcher.phone}`}>
          <PhoneOutlined aria-hidden /> {dispatcher.phone} <small>{dispatcher.name}</small>
        </a>
      )}
      {calls.map((call) => (
        <p key={call.calledAt}>
          {words.calledAt({ at: momentText(call.calledAt, now, language), who: call.answeredBy })}
          {call.note === '' ? '' : ` · ${call.note}`}
        </p>
      ))}
      <div className="fields">
        <label className="field">
          <span>{words.answeredBy}</span>
          <Input maxLength={60} value={typed.answeredBy ?? dispatcher?.name ?? ''} disabled={!kept.isLoaded} onChange={(event) => draft.put({ ...typed, answeredBy: event.target.value })} />
        </label>
        <label className="field">
          <span>{words.callNote}</span>
          <Input maxLength={500} value={typed.note} disabled={!kept.isLoaded} onChange={(event) => draft.put({ ...typed, note: event.target.value })} />
        </label>
      </div>
      <DraftRefused draft={draft} />
      <div>
        <Button type={calls.length === 0 ? 'primary' : 'default'} onClick={record}>
          {calls.length === 0 ? words.calledIn : words.callAgain}
        </Button>
      </div>
    </section>
  );
}
