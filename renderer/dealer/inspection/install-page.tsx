import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { lineKeySchema, type LineKey } from '../../../shared/delivery/pickup.ts';
import { openDamage } from '../../../shared/inspection/install-rules.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Blank } from '../../parts/blank.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { deskNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ShownReceiptCard } from '../seal/shown-receipt-card.tsx';
import { SignButton } from '../seal/sign-button.tsx';
import { emptySigner, SignerCard, type Signer } from '../seal/signer-card.tsx';
import { InstallCard } from './install-card.tsx';
import { InstallLines } from './install-lines.tsx';
import { InstalledNotice } from './installed-notice.tsx';
import { useInstallation } from './use-installation.ts';
import { useOpenPickup } from './use-pickup.ts';

/** The lines ticked and why they are installed now. */
const installationDraftSchema = z.object({ note: z.string(), lines: z.array(lineKeySchema).default([]) });
type InstallationDraft = z.infer<typeof installationDraftSchema>;

const nothing: InstallationDraft = { note: '', lines: [] };
const noneKnown: ReadonlySet<LineKey> = new Set();

/** R-IN-10: before goods are marked as installed the page says which of them have open damage; the warning and the dealer's choice are sealed. */
export function InstallPage() {
  const { inspection, frame } = useDeskWords();
  const words = inspection.install;
  const bridge = useBridge();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const { view, lines, keeper } = useOpenPickup();
  const { pickup, findings } = view.inspection;
  const [warnedAt] = useState(deskNow);
  const [noted, setNoted] = useState(noneKnown);
  const [signer, setSigner] = useState<Signer>(emptySigner);
  const [sealed, setSealed] = useState<RecordCard>();
  const { draft, kept } = useFormDraft({ form: 'installation', pickup: pickup.id }, installationDraftSchema);
  const typed = kept.fields ?? nothing;
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  const choose = useCallback((wanted: readonly LineKey[]) => draft.put({ ...latest.current, lines: [...wanted] }), [draft]);

  const free = useMemo(() => {
    const installed = new Set(view.installed);
    return lines.filter((at) => at.check?.decision !== 'refuse' && !installed.has(at.line.key));
  }, [lines, view.installed]);
  // What was installed meanwhile is no longer there to choose.
  const chosen = useMemo(() => {
    const ticked = new Set(typed.lines);
    return new Set(free.map((at) => at.line.key).filter((key) => ticked.has(key)));
  }, [free, typed.lines]);
  const damaged = useMemo(() => new Set(openDamage(free.map((at) => at.line.key), findings, new Set()).map((one) => one.line)), [free, findings]);
  const warned = free.filter((at) => damaged.has(at.line.key) && (chosen.size === 0 || chosen.has(at.line.key)));
  const isStopped = chosen.size > 0 && warned.some((at) => !noted.has(at.line.key));
  const isReady = chosen.size > 0 && !isStopped;
  const { person, pin, signature } = signer;
  const { wish, preview } = useInstallation({ lines: [...chosen], warnedAt, note: typed.note, person, isReady });

  const leave = (): void => void navigate({ to: '/pickup/$pickup/sign', params: { pickup: pickup.id } });
  const sign = (): void => {
    if (person === null || signature === null || preview.data === undefined) return;
    const { shown } = preview.data;
    action.run(
      () => bridge.pickups.install({ ...wish, shown, person, pin, signature }),
      (card) => {
        draft.drop();
        setSealed(card);
        keeper.reload();
        void bridge.desk.sync({}).catch(() => undefined);
        for (const queryKey of [keys.queue, keys.records, keys.status]) void queries.invalidateQueries({ queryKey });
      },
    );
    // A wrong PIN is typed again; the attempts left are counted by the host.
    setSigner((before) => ({ ...before, pin: '' }));
  };
  if (sealed !== undefined) return <InstalledNotice card={sealed} onLeave={leave} />;
  if (free.length === 0) {
    return (
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <Blank title={words.none} action={<Button onClick={leave}>{frame.back}</Button>} />
      </div>
    );
  }
  const wait = warned.length > 0 ? words.wait : frame.back;
  return (
    <>
      <div className="page" data-scroller tabIndex={0} role="region" aria-label={words.title}>
        <h1>{words.title}</h1>
        <InstallCard damaged={warned} isChosen={chosen.size > 0} />
        <InstallLines lines={free} chosen={chosen} damaged={damaged} orders={pickup.orders.length} disabled={!kept.isLoaded} onChoose={choose} />
        <section className="card stack">
          <label className="field">
            <span>{words.note}</span>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1_000} value={typed.note} disabled={!kept.isLoaded} onChange={(event) => draft.put({ ...typed, note: event.target.value })} />
          </label>
          <DraftRefused draft={draft} />
        </section>
        {isReady ? (
          <>
            <ShownReceiptCard preview={preview} isWaiting={person !== null} />
            <SignerCard signer={signer} onChange={setSigner} problem={action.problem} />
          </>
        ) : null}
      </div>
      <ActionBar
        primary={
          chosen.size === 0 ? (
            <Button size="large" onClick={() => document.getElementById('install-lines')?.scrollIntoView({ block: 'center' })}>
              {words.choose}
            </Button>
          ) : isStopped ? (
            <Button type="primary" size="large" onClick={leave}>
              {words.wait}
            </Button>
          ) : (
            <SignButton signer={signer} isShown={preview.data !== undefined} isRunning={action.isRunning} label={words.seal} onSign={sign} />
          )
        }
      >
        {isStopped ? <Button onClick={() => setNoted(new Set([...noted, ...warned.map((at) => at.line.key)]))}>{words.anyway}</Button> : <Button onClick={leave}>{wait}</Button>}
      </ActionBar>
    </>
  );
}
