import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { RecordRows } from '../record/record-rows.tsx';

/** A pickup of which everything that was taken is sealed: its records, a refusal still to be sealed, and the way to installing. */
export function SealedPickup({ refused }: { readonly refused: number }) {
  const { inspection, seal, today } = useDeskWords();
  const navigate = useNavigate();
  const { view, lines } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  const taken = lines.filter((at) => at.check?.decision !== 'refuse');
  return (
    <>
      <div className="page" data-scroller>
        <h1>{seal.title}</h1>
        <Notice tone="info" title={inspection.sealedLine}>
          {inspection.sealedBecause}
        </Notice>
        <RecordRows records={view.records} />
      </div>
      <ActionBar
        primary={
          refused > 0 ? (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/pickup/$pickup/refusal', params: { pickup } })}>
              {inspection.stage1.toRefuse}
            </Button>
          ) : (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/' })}>
              {today.title}
            </Button>
          )
        }
      >
        {taken.length > view.installed.length ? <Button onClick={() => void navigate({ to: '/pickup/$pickup/install', params: { pickup } })}>{inspection.install.open}</Button> : null}
      </ActionBar>
    </>
  );
}
