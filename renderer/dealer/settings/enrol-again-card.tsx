import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useAction } from '../frame/use-action.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { needsEnrolment } from './needs-enrolment.ts';
import { PinForm } from './pin-form.tsx';

/** Enrols this desk again over its data, where HQ has lost its entry or the desk its key: shown only then. */
export function EnrolAgainCard() {
  const words = useDeskWords().settings.enrolAgain;
  const bridge = useBridge();
  const queries = useQueryClient();
  const action = useAction();
  const { message } = App.useApp();
  const { status } = useStatus();
  const [isOpen, setOpen] = useState(false);
  if (!needsEnrolment(status)) return null;
  const isKeyGone = status.hq.problem?.code === 'device.key-gone';
  const { hq, deviceName } = status;
  const enrol = ({ now: code, pin }: { readonly now: string; readonly pin: string }): void =>
    action.run(
      () => bridge.desk.enrol({ hqUrl: hq.url, code, deviceName, pin }),
      (after) => {
        queries.setQueryData(keys.status, after);
        void queries.invalidateQueries();
        void message.success(words.enrolled);
      },
    );
  return (
    <section className="card stack" aria-labelledby="enrol-again">
      <h2 id="enrol-again">{words.title}</h2>
      <p>{isKeyGone ? words.keyGone : words.forgotten}</p>
      <p className="quiet">{isKeyGone ? words.keyGoneKept : words.forgottenKept}</p>
      {isOpen ? (
        <PinForm kind="code" isRunning={action.isRunning} problem={action.problem} onSave={enrol} onCancel={() => setOpen(false)} />
      ) : (
        <div>
          <Button type="primary" onClick={() => setOpen(true)}>
            {words.begin}
          </Button>
        </div>
      )}
    </section>
  );
}
