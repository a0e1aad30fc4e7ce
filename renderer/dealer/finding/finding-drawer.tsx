import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { lineName } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { useInspectionChanges } from '../inspection/use-inspection-changes.ts';
import { lineAt, useOpenPickup, type LineAt } from '../inspection/use-pickup.ts';
import { CameraPage } from '../photo/camera-page.tsx';
import { hasCamera, takeCameraWish } from '../photo/camera-wish.ts';
import { PhotoStrip } from '../photo/photo-strip.tsx';
import { FindingForm } from './finding-form.tsx';
import { useCounted } from './use-counted.ts';

interface FindingDrawerProps {
  /** The finding the address names; undefined or unknown: closed. */
  readonly finding: string | undefined;
  readonly onClose: () => void;
}

/** One problem beside the list it belongs to: its photos first, then what it is. Everything is saved as it is typed. */
export function FindingDrawer({ finding: wanted, onClose }: FindingDrawerProps) {
  const words = useDeskWords().photo.finding;
  const language = useLanguage();
  const open = useOpenPickup();
  const changes = useInspectionChanges();
  const undo = useUndo();
  const finding = open.view.inspection.findings.find((one) => one.id === wanted);
  const at = finding === undefined ? undefined : lineAt(open, finding.line);
  const remove = (gone: Finding, line: LineAt): void => {
    changes.removeFinding(gone.id);
    const isLast = line.findings.every((other) => other.id === gone.id || other.stage !== 2);
    // A line that was found fine stays so when a note of its count or weight goes.
    const wasWithFindings = gone.stage === 2 && line.check?.items === 'with-findings';
    if (wasWithFindings && isLast) changes.checkItems([gone.line], 'unchecked');
    onClose();
    undo(words.removed, () => {
      changes.putFinding(gone, false);
      if (wasWithFindings) changes.checkItems([gone.line], 'with-findings');
    });
  };
  return (
    <Drawer
      open={finding !== undefined && at !== undefined}
      onClose={onClose}
      // The second press of the hand that opened it would close it, with a problem nobody described left behind.
      mask={{ closable: false }}
      size={760}
      title={at === undefined ? words.edit : `${words.edit} · ${lineName(language, at.line, open.view.inspection.pickup.orders.length)}`}
      destroyOnHidden
      footer={
        finding === undefined || at === undefined ? null : (
          <div className="drawer-foot">
            {at.isSealed ? (
              <StateMark tone="good">{words.sealed}</StateMark>
            ) : (
              <Button danger onClick={() => remove(finding, at)}>
                {words.remove}
              </Button>
            )}
            <Button type="primary" size="large" onClick={onClose}>
              {words.done}
            </Button>
          </div>
        )
      }
    >
      {finding === undefined || at === undefined ? null : <OpenFinding key={finding.id} finding={finding} at={at} />}
    </Drawer>
  );
}

function OpenFinding({ finding, at }: { readonly finding: Finding; readonly at: LineAt }) {
  const counted = useCounted().get(finding.id);
  const [isShooting, setShooting] = useState(false);
  const { id } = finding;
  useEffect(() => {
    if (!takeCameraWish(id)) return;
    void hasCamera().then((has) => {
      if (has) setShooting(true);
    });
  }, [id]);
  return (
    <div className="stack">
      <PhotoStrip finding={finding} counted={counted} isSealed={at.isSealed} onCamera={() => setShooting(true)} />
      <FindingForm finding={finding} at={at} />
      {isShooting ? <CameraPage finding={finding} counted={counted} onClose={() => setShooting(false)} /> : null}
    </div>
  );
}
