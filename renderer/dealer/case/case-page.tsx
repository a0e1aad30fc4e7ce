import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { ExportButton } from '../outbox/export-button.tsx';
import { caseEvents } from './case-events.ts';
import { sortCaseGoods } from './case-goods.ts';
import { CaseEventRow } from './case-event-row.tsx';
import { useCasePrint } from './use-case-print.tsx';

/** 整单资料: everything of one pickup in the order of time, to read through, print, verify and hand on. */
export function CasePage() {
  const { pickup } = useParams({ from: '/case/$pickup' });
  const bridge = useBridge();
  const query = useQuery({ queryKey: [...keys.folders, pickup], queryFn: () => bridge.pickups.folder({ pickup }) });
  if (query.data === undefined) return query.error === null ? <Waiting /> : <div className="page"><ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} /></div>;
  return <Folder folder={query.data} />;
}

function Folder({ folder }: { readonly folder: CaseFolder }) {
  const { case: words, record, today } = useDeskWords();
  const titleOf = useGoodsTitle();
  const printing = useCasePrint();
  const events = useMemo(() => caseEvents(folder), [folder]);
  const goods = useMemo(() => sortCaseGoods(folder.view), [folder]);
  const { view, records } = folder;
  const { pickup, findings } = view.inspection;
  return (
    <>
      <div className="page case-page" data-scroller>
        <p className="no-print">
          <Link className="touch-link" to="/records">
            ← {record.records.title}
          </Link>
        </p>
        <div className="card-head">
          <h1>
            {words.title} · {titleOf(folder)}
          </h1>
          <StateMark tone={view.step === 'sealed' ? 'good' : 'info'}>{today.steps[view.step]}</StateMark>
        </div>
        <p className="quiet">
          {words.summary({ orders: pickup.orders.length, findings: findings.length, records: records.length })}
          {records.length === 0 ? ` · ${words.nothingSealed}` : ''}
        </p>
        {printing.problem === undefined ? null : <ProblemNotice problem={printing.problem} />}
        <ol className="case" aria-label={words.timeline}>
          {events.map((event) => (
            <CaseEventRow key={event.key} event={event} folder={folder} goods={goods} onPrint={printing.printReceipt} />
          ))}
        </ol>
        {printing.sheet}
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" icon={<PrinterOutlined aria-hidden />} onClick={printing.printAll}>
            {words.printAll}
          </Button>
        }
      >
        {records.length === 0 ? null : <ExportButton records={records.map(({ card }) => card.record)} label={words.exportAll} />}
        <Link className="button-link" to="/pickup/$pickup" params={{ pickup: pickup.id }}>
          {view.step === 'sealed' ? record.records.openPickup : today.goOn}
        </Link>
      </ActionBar>
    </>
  );
}
