import { WarningFilled } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { lineKeySchema, type LineKey } from '../../../shared/delivery/pickup.ts';
import { openDamage } from '../../../shared/inspection/install-rules.ts';
import { useLanguage } from '../../look/language.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { lineName } from '../frame/line-words.ts';
import { deskNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { emptySigner, SignerCard, type Signer } from '../seal/signer-card.tsx';
import { useOpenPickup } from './use-pickup.ts';

/** The lines ticked and why they are installed now. */
const installationDraftSchema = z.object({ note: z.string(), lines: z.array(lineKeySchema).default([]) });

/** R-IN-10: the stop card before goods are marked as installed; the warning and the dealer's choice are sealed. */
export function InstallPage() {
  const { inspection, seal, frame } = useDeskWords();
  const words = inspection.install;
  const language = useLanguage();
  const bridge = useBridge();
  const navigate = useNavigate();
  const action = useAction();
  const { view, lines } = useOpenPickup();
  const warnedAt = useRef(deskNow());
  const [isSure, setSure] = useState(false);
  const [signer, setSigner] = useState<Signer>(emptySigner);
  const [isDone, setDone] = useState(false);
  const id = view.inspection.pickup.id;
  const { draft, kept } = useFormDraft({ form: 'installation', pickup: id }, installationDraftSchema);
  const { note, lines: ticked } = kept.fields ?? { note: '', lines: [] };
  const free = lines.filter((at) => at.check?.decision !== 'refuse' && !view.installed.includes(at.line.key));
  // What was installed meanwhile is no longer there to choose.
  const chosen = free.map((at) => at.line.key).filter((key) => ticked.includes(key));
  const isDamaged = openDamage(chosen, view.inspection.findings, new Set()).length > 0;
  const { person, pin, signature } = signer;
  const isComplete = chosen.length > 0 && person !== null && pin.length >= 6 && signature !== null;
  const leave = (): void => void navigate({ to: '/pickup/$pickup/sign', params: { pickup: id } });
  const sign = (): void => {
    if (person === null || signature === null || !isComplete) return;
    action.run(
      () => bridge.pickups.install({ pickup: id, lines: chosen, warnedAt: warnedAt.current, note: note.trim(), person, pin, signature }),
      () => {
        draft.drop();
        setDone(true);
      },
    );
    setSigner((before) => ({ ...before, pin: '' }));
  };
  if (isDone) {
    return (
      <>
        <div className="page" data-scroller>
          <Notice tone="good" title={words.done}>
            {seal.sealedText}
          </Notice>
        </div>
        <ActionBar primary={<Button type="primary" size="large" onClick={leave}>{frame.back}</Button>} />
      </>
    );
  }
  return (
    <>
      <div className="page" data-scroller tabIndex={0} role="region" aria-label={words.title}>
        <section className="card stop-card" role="alert">
          <WarningFilled aria-hidden />
          <div className="stack">
            <h1>{words.title}</h1>
            <p>{words.text}</p>
            <p>{words.textFine}</p>
            {isDamaged ? (
              <p>
                <strong>{words.damageOpen}</strong>
              </p>
            ) : null}
          </div>
        </section>
        {isSure ? (
          <div className="two-columns">
            <section className="card stack" aria-labelledby="install-lines">
              <h2 id="install-lines">{words.lines}</h2>
              <Checkbox.Group<LineKey> className="check-list" value={chosen} disabled={!kept.isLoaded} onChange={(lines) => draft.put({ note, lines })}>
                {free.map((at) => (
                  <Checkbox key={at.line.key} value={at.line.key}>
                    {lineName(language, at.line, view.inspection.pickup.orders.length)} {at.findings.length > 0 ? `· ${inspection.findings({ count: at.findings.length })}` : ''}
                  </Checkbox>
                ))}
              </Checkbox.Group>
              <label className="field">
                <span>{words.note}</span>
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1_000} value={note} disabled={!kept.isLoaded} onChange={(event) => draft.put({ note: event.target.value, lines: ticked })} />
              </label>
              <DraftRefused draft={draft} />
            </section>
            <SignerCard signer={signer} onChange={setSigner} problem={action.problem} />
          </div>
        ) : null}
      </div>
      <ActionBar
        primary={
          isSure ? (
            <Button type="primary" size="large" danger disabled={!isComplete} loading={action.isRunning} onClick={sign}>
              {words.seal}
            </Button>
          ) : (
            <Button type="primary" size="large" onClick={leave}>
              {words.wait}
            </Button>
          )
        }
      >
        {isSure ? <Button onClick={leave}>{words.wait}</Button> : <Button onClick={() => setSure(true)}>{words.anyway}</Button>}
      </ActionBar>
    </>
  );
}
