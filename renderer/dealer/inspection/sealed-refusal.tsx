import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { RecordRows } from '../record/record-rows.tsx';
import { useOpenPickup } from './use-pickup.ts';

/** The refusals of a pickup that are sealed already, each with the way to its record, and the way on to what is still to be signed. */
export function SealedRefusal({ records }: { readonly records: readonly RecordCard[] }) {
  const { inspection, seal, today } = useDeskWords();
  const words = inspection.refusal;
  const navigate = useNavigate();
  const { view, lines } = useOpenPickup();
  const hasMore = lines.some((at) => !at.isSealed);
  return (
    <>
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <Notice tone="good" title={words.sealedTitle}>
          {words.sealedText}
        </Notice>
        <RecordRows records={records} />
      </div>
      <ActionBar
        primary={
          hasMore ? (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/pickup/$pickup/sign', params: { pickup: view.inspection.pickup.id } })}>
              {seal.goOnSigning}
            </Button>
          ) : (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/' })}>
              {today.title}
            </Button>
          )
        }
      />
    </>
  );
}
