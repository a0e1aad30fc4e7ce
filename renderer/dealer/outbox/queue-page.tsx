import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Blank } from '../../parts/blank.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { useHqRefusal } from '../frame/hq-refusal.ts';
import { useNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ExportButton } from './export-button.tsx';
import { QueueRow } from './queue-row.tsx';
import { SyncCheckPanel } from './sync-check-panel.tsx';
import { useContactTold } from './use-contact-told.ts';
import { useSyncCheck } from './use-sync-check.ts';

/** 队列: what has still to reach HQ, in plain words, with retry, export, "contact HQ now" and a check of what HQ has acknowledged. */
export function QueuePage() {
  const { record, today, frame } = useDeskWords();
  const words = record.queue;
  const language = useLanguage();
  const bridge = useBridge();
  const action = useAction();
  const now = useNow(60_000);
  const { status } = useStatus();
  const refusal = useHqRefusal();
  const tell = useContactTold();
  const syncCheck = useSyncCheck();
  const [showsDone, setShowsDone] = useState(false);
  const query = useQuery({ queryKey: [...keys.queue, showsDone], queryFn: () => bridge.queue.list({ done: showsDone }), refetchInterval: 15_000 });
  const items = query.data ?? [];
  const isChecking = syncCheck.check.state === 'gathering' || syncCheck.check.state === 'running';
  const unsent = items.filter((item) => item.record.state !== 'received' && item.record.refused !== 'signed-again');
  const sync = (): void =>
    action.run(
      () => bridge.desk.sync({}),
      (after) => {
        tell(after);
        void query.refetch();
      },
    );
  const last = status?.hq.lastContactAt ?? null;
  return (
    <>
      <div className="page" data-scroller>
        <div className="page-head">
          <div>
            <h1>{words.title}</h1>
            <p className="quiet">
              {refusal === undefined ? words.help : words.waits} · {last === null ? today.neverContact : today.lastContact({ at: momentText(last, now, language) })}
            </p>
          </div>
          <Button aria-pressed={showsDone} className={showsDone ? 'is-on' : ''} onClick={() => setShowsDone(!showsDone)}>
            {showsDone ? `✓ ${words.showDone}` : words.showDone}
          </Button>
        </div>
        {action.problem === undefined ? null : <ProblemNotice problem={action.problem} onRetry={sync} />}
        {query.error === null ? null : <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
        <div className="sync-check">
          <SyncCheckPanel {...syncCheck} />
        </div>
        {query.isPending ? <Waiting /> : null}
        {query.data !== undefined && items.length === 0 ? <Blank title={words.empty}>{words.emptyHelp}</Blank> : null}
        {items.length > 60 ? <p className="quiet">{frame.rows({ count: items.length })}</p> : null}
        <VirtualRows label={words.title} rows={items} rowKey={(item) => item.record.record} estimate={120}>
          {(item) => <QueueRow item={item} />}
        </VirtualRows>
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" loading={action.isRunning} onClick={sync}>
            {action.isRunning ? words.syncing : words.syncNow}
          </Button>
        }
      >
        {unsent.length > 0 ? <ExportButton records={[]} label={words.exportAll} /> : null}
        <Button icon={<SafetyCertificateOutlined aria-hidden />} disabled={isChecking} onClick={syncCheck.start}>
          {syncCheck.check.state === 'over' ? record.check.again : record.check.start}
        </Button>
      </ActionBar>
    </>
  );
}
