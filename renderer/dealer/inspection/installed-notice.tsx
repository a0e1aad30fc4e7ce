import { Button } from 'antd';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { RecordRow } from '../record/record-row.tsx';

/** After signing an installation: what happens now, and its record. */
export function InstalledNotice({ card, onLeave }: { readonly card: RecordCard; readonly onLeave: () => void }) {
  const { inspection, seal, frame } = useDeskWords();
  return (
    <>
      <div className="page" data-scroller>
        <Notice tone="good" title={inspection.install.done}>
          {seal.sealedText}
        </Notice>
        <RecordRow card={card} />
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" onClick={onLeave}>
            {frame.back}
          </Button>
        }
      />
    </>
  );
}
