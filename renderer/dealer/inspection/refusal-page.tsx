import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { lineKeySchema } from '../../../shared/delivery/pickup.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import { Blank } from '../../parts/blank.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { FindingDrawer } from '../finding/finding-drawer.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { SealPanel } from '../seal/seal-panel.tsx';
import { SignAgainNotice } from '../seal/sign-again-notice.tsx';
import { DispatcherCallCard } from './dispatcher-call-card.tsx';
import { LineRow } from './line-row.tsx';
import { findingsText } from './reservation-text.ts';
import { SealedRefusal } from './sealed-refusal.tsx';
import { useEarlierReason } from './use-earlier-reason.ts';
import { useOpenPickup } from './use-pickup.ts';

/** The reason as typed, for goods of which this line was the first. */
const reasonDraftSchema = z.object({ line: lineKeySchema, reason: z.string() });

/** The most that fits into the record. */
const longestReason = 1_000;

/** 拒收 (R-IN-5, R-IN-8): the goods stay with the carrier; phone the dispatcher, record the call, seal it on the spot. */
export function RefusalPage() {
  const allWords = useDeskWords();
  const words = allWords.inspection.refusal;
  const navigate = useNavigate();
  const { finding, line: shown } = useSearch({ from: '/pickup/$pickup/refusal' });
  const newFinding = useNewFinding();
  const { view, lines, policy, photos } = useOpenPickup();
  const { inspection } = view;
  const refused = useMemo(() => lines.filter((at) => at.check?.decision === 'refuse' && !at.isSealed), [lines]);
  const keys = useMemo(() => refused.map((at) => at.line.key), [refused]);
  const earlier = useEarlierReason(view);
  const fromFindings = useMemo(() => words.reasonDefault({ findings: refused.map((at) => `${at.line.name} ${findingsText(allWords, at)}`.trim()) }).slice(0, longestReason), [allWords, words, refused]);
  const suggested = earlier.reason ?? fromFindings;
  const [hadRefused] = useState(refused.length > 0);
  const missing = useMemo(() => whatIsMissing(inspection, { kind: 'refusal', lines: keys }, policy, photos), [inspection, keys, policy, photos]);
  const missingOf = useMemo(() => Map.groupBy(missing, (one): string => ('line' in one ? one.line : '')), [missing]);
  const { pickup } = inspection;
  const { draft, kept } = useFormDraft({ form: 'refusal', pickup: pickup.id }, reasonDraftSchema);
  // A reason typed for goods that are no longer refused is not the reason of these.
  const reason = kept.fields !== undefined && keys.includes(kept.fields.line) ? kept.fields.reason : null;
  // After sealing nothing is left to refuse; the panel then shows what was sealed.
  if (refused.length === 0 && !hadRefused) {
    const sealed = view.records.filter((card) => card.kind === 'refusal');
    if (sealed.length > 0) return <SealedRefusal records={sealed} />;
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
          <VirtualRows label={words.lines} rows={refused} rowKey={(at) => at.line.key} estimate={190} show={shown}>
            {(at) => (
              <LineRow at={at} missing={missingOf.get(at.line.key) ?? noneMissing}>
                <FindingList findings={at.findings} />
                <div>
                  <Button onClick={() => newFinding(at, { stage: 1, check: 'knock', severity: 'severe' })}>{allWords.photo.finding.add}</Button>
                </div>
              </LineRow>
            )}
          </VirtualRows>
          <label className="field">
            <span>{words.reason}</span>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={longestReason} value={reason ?? suggested} disabled={!kept.isLoaded || !earlier.isLoaded} onChange={(event) => keepReason(event.target.value)} />
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

const noneMissing: readonly Missing[] = [];
