import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { useLanguage } from '../../look/language.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useMissingWay } from '../inspection/use-missing-way.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { MissingList } from './missing-list.tsx';
import { SealedNotice } from './sealed-notice.tsx';
import { ShownReceiptCard } from './shown-receipt-card.tsx';
import { SignButton } from './sign-button.tsx';
import { emptySigner, SignerCard, type Signer } from './signer-card.tsx';
import { useSealPreview } from './use-seal-preview.ts';

interface SealPanelProps {
  readonly kind: 'feedback' | 'refusal';
  readonly title: string;
  readonly help: string;
  readonly consequence: string;
  readonly sealLabel: string;
  readonly lines: readonly LineKey[];
  readonly reason: string;
  readonly missing: readonly Missing[];
  readonly onSealed?: () => void;
  readonly children: ReactNode;
}

/**
 * The last step of a feedback or a refusal: what is missing, the receipt as it will be printed, the signer, and one button that
 * seals or says what is still needed and goes there.
 */
export function SealPanel({ kind, title, help, consequence, sealLabel, lines, reason, missing, onSealed, children }: SealPanelProps) {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const bridge = useBridge();
  const queries = useQueryClient();
  const action = useAction();
  const goTo = useMissingWay();
  const { view, keeper } = useOpenPickup();
  const [signer, setSigner] = useState<Signer>(emptySigner);
  const [sealed, setSealed] = useState<RecordCard>();
  const pickup = view.inspection.pickup.id;
  const isComplete = missing.length === 0 && lines.length > 0;
  const preview = useSealPreview({ kind, lines, reason, language, person: signer.person, isComplete, revision: view.revision });
  const { person, pin, signature } = signer;

  const seal = (): void => {
    if (person === null || signature === null || preview.data === undefined) return;
    const { shown } = preview.data;
    action.run(
      async () => {
        await keeper.flush();
        return bridge.seal.sign({ pickup, kind, lines: [...lines], reason, language, shown, person, pin, signature });
      },
      (card) => {
        setSealed(card);
        onSealed?.();
        keeper.reload();
        // Where there is a network HQ has it within seconds; without one it waits in the queue.
        void bridge.desk.sync({}).catch(() => undefined);
        for (const queryKey of [keys.today, keys.queue, keys.records, keys.status]) void queries.invalidateQueries({ queryKey });
      },
    );
  };
  // A wrong PIN is typed again; the attempts left are counted by the host.
  const press = (): void => {
    seal();
    setSigner((before) => ({ ...before, pin: '' }));
  };
  const [first] = missing;
  const button =
    lines.length === 0 && !action.isRunning ? (
      <Button size="large" onClick={() => document.getElementById('seal-top')?.scrollIntoView({ block: 'center' })}>
        {words.chooseLines}
      </Button>
    ) : first !== undefined && !action.isRunning ? (
      <Button size="large" type="primary" onClick={() => goTo(first)}>
        {words.stillMissing({ count: missing.length })}
      </Button>
    ) : (
      <SignButton signer={signer} isShown={preview.data !== undefined} isRunning={action.isRunning} label={sealLabel} onSign={press} />
    );
  if (sealed !== undefined) return <SealedNotice card={sealed} onGoOn={() => setSealed(undefined)} onSigned={() => setSigner(emptySigner)} />;
  return (
    <>
      <div className="page" data-scroller>
        <div id="seal-top">
          <h1>{title}</h1>
          <p className="quiet">{help}</p>
        </div>
        {children}
        <MissingList missing={missing} onGo={goTo} />
        {isComplete ? <ShownReceiptCard preview={preview} isWaiting={person !== null} /> : null}
        <section className="card consequence">
          <p>
            <strong>{consequence}</strong>
          </p>
        </section>
        <SignerCard signer={signer} onChange={setSigner} problem={action.problem} />
      </div>
      <ActionBar primary={button} />
    </>
  );
}
