import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { z } from 'zod';
import type { RecordDetail } from '../../../shared/bridge/shapes.ts';
import { useLanguage } from '../../look/language.ts';
import { useWordList } from '../../look/word-list.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { ReceiptView } from '../seal/receipt-view.tsx';
import { SignButton } from '../seal/sign-button.tsx';
import { emptySigner, SignerCard, type Signer } from '../seal/signer-card.tsx';
import { useShownReceipt } from '../seal/use-shown-receipt.ts';
import { SignedBefore } from './signed-before.tsx';

const correctionDraftSchema = z.object({ note: z.string() });

/** 更正说明: what is wrong in a sealed record, said beside what was signed and signed as a record of its own that points back; the record itself stays as it is. */
export function CorrectionPage() {
  const bridge = useBridge();
  const { record } = useParams({ from: '/records/$record/correct' });
  const query = useQuery({ queryKey: [...keys.records, 'one', record], queryFn: () => bridge.records.get({ record }) });
  if (query.data === undefined) return query.error === null ? <Waiting /> : <div className="page"><ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} /></div>;
  return <CorrectionForm detail={query.data} />;
}

function CorrectionForm({ detail: { card, record: original } }: { readonly detail: RecordDetail }) {
  const { record: words, seal } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const list = useWordList();
  const bridge = useBridge();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [signer, setSigner] = useState<Signer>(emptySigner);
  const { draft, kept } = useFormDraft({ form: 'correction', record: card.record }, correctionDraftSchema);
  const note = kept.fields?.note ?? '';
  const said = useDeferredValue(note.trim());
  const { person, pin, signature } = signer;
  const wish = { record: card.record, note: said, language };
  const preview = useShownReceipt({
    key: ['preview-correction', card.record, said, language, person],
    isReady: said !== '' && person !== null,
    language,
    ask: async () => {
      if (person === null) throw new Error('nobody signs');
      return bridge.records.previewCorrection({ ...wish, person });
    },
  });
  const sign = (): void => {
    if (person === null || signature === null || preview.data === undefined) return;
    const { shown } = preview.data;
    action.run(
      () => bridge.records.correct({ ...wish, shown, person, pin, signature }),
      (sealed) => {
        draft.drop();
        void bridge.desk.sync({}).catch(() => undefined);
        for (const queryKey of [keys.queue, keys.records, keys.status]) void queries.invalidateQueries({ queryKey });
        void navigate({ to: '/records/$record', params: { record: sealed.record } });
      },
    );
    // A wrong PIN is typed again; the attempts left are counted by the host.
    setSigner((before) => ({ ...before, pin: '' }));
  };
  return (
    <>
      <div className="page" data-scroller>
        <p>
          <Link className="touch-link" to="/records/$record" params={{ record: card.record }}>
            ← {words.kinds[card.kind]} · {titleOf(card)}
          </Link>
        </p>
        <div>
          <h1>{words.correction.title}</h1>
          <p>{words.correction.what({ kind: words.kinds[card.kind], orders: list(card.orderNos) })}</p>
          <p className="quiet">{words.correction.help}</p>
        </div>
        <div className="correction-sheet">
          <section className="card stack">
            <label className="field" htmlFor="correction-note">
              <span>{words.correction.note}</span>
              <Input.TextArea id="correction-note" autoSize={{ minRows: 3 }} maxLength={2_000} placeholder={words.correction.noteExample} value={note} disabled={!kept.isLoaded} onChange={(event) => draft.put({ note: event.target.value })} />
            </label>
            <DraftRefused draft={draft} />
          </section>
          <SignedBefore record={original} />
        </div>
        {said === '' ? null : (
          <section className="card stack" aria-labelledby="receipt-title">
            <h2 id="receipt-title">{seal.receipt}</h2>
            <p className="quiet">{seal.receiptHelp}</p>
            {preview.problem === undefined ? null : <ProblemNotice problem={preview.problem} onRetry={preview.again} />}
            {preview.data !== undefined ? <ReceiptView receipt={preview.data.receipt} /> : person !== null && preview.problem === undefined ? <Waiting /> : null}
          </section>
        )}
        <SignerCard signer={signer} onChange={setSigner} problem={action.problem} />
      </div>
      <ActionBar
        primary={
          said === '' ? (
            <Button size="large" onClick={() => document.getElementById('correction-note')?.focus()}>
              {words.correction.noteNeeded}
            </Button>
          ) : (
            <SignButton signer={signer} isShown={preview.data !== undefined} isRunning={action.isRunning} label={words.correction.seal} onSign={sign} />
          )
        }
      />
    </>
  );
}
