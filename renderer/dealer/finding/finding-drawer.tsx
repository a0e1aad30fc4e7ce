import { useSearch } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { findingLacks } from '../../../shared/inspection/finding-rules.ts';
import { isFindingLack, type FindingLack } from '../../../shared/inspection/missing-page.ts';
import type { FindingId } from '../../../shared/kernel/ids.ts';
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
import { focusFindingField } from './focus-finding-field.ts';
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
  const counted = useCounted();
  const { field } = useSearch({ strict: false });
  const [told, setTold] = useState<FindingId>();
  const finding = open.view.inspection.findings.find((one) => one.id === wanted);
  const at = finding === undefined ? undefined : lineAt(open, finding.line);
  const lacks = finding === undefined || at === undefined || at.isSealed ? [] : findingLacks(open.policy.inspection, finding, counted.get(finding.id)).filter(isFindingLack);
  const [firstLack] = lacks;
  const isTold = finding !== undefined && told === finding.id;
  const close = (): void => {
    setTold(undefined);
    onClose();
  };
  const finish = (done: Finding): void => {
    if (firstLack === undefined || isTold) {
      close();
      return;
    }
    setTold(done.id);
    focusFindingField(firstLack.what);
  };
  const remove = (gone: Finding, line: LineAt): void => {
    changes.removeFinding(gone.id);
    const isLast = line.findings.every((other) => other.id === gone.id || other.stage !== 2);
    // A line that was found fine stays so when a note of its count or weight goes.
    const wasWithFindings = gone.stage === 2 && line.check?.items === 'with-findings';
    if (wasWithFindings && isLast) changes.checkItems([gone.line], 'unchecked');
    close();
    undo(words.removed, () => {
      changes.putFinding(gone, false);
      if (wasWithFindings) changes.checkItems([gone.line], 'with-findings');
    });
  };
  return (
    <Drawer
      open={finding !== undefined && at !== undefined}
      onClose={close}
      afterOpenChange={(isOpen) => {
        if (isOpen && field !== undefined) focusFindingField(field);
      }}
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
            <Button type="primary" size="large" onClick={() => finish(finding)}>
              {isTold && firstLack !== undefined ? words.doneLater : words.done}
            </Button>
          </div>
        )
      }
    >
      {finding === undefined || at === undefined ? null : <OpenFinding key={finding.id} finding={finding} at={at} lacks={isTold ? lacks : []} />}
    </Drawer>
  );
}

function OpenFinding({ finding, at, lacks }: { readonly finding: Finding; readonly at: LineAt; readonly lacks: readonly FindingLack[] }) {
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
      <FindingForm finding={finding} at={at} lacks={lacks} />
      {isShooting ? <CameraPage finding={finding} counted={counted} onClose={() => setShooting(false)} /> : null}
    </div>
  );
}
