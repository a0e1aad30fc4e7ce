import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Blank } from '../../parts/blank.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { FindingDrawer } from '../finding/finding-drawer.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { LineFilter, type LineFilterValue } from './line-filter.tsx';
import { hasText } from './line-search.ts';
import { pageOfMissing } from '../../../shared/inspection/missing-page.ts';
import { Stage1Line } from './stage-1-line.tsx';
import { useMissingWay } from './use-missing-way.ts';
import { useInspectionChanges } from './use-inspection-changes.ts';
import { useOpenPickup } from './use-pickup.ts';

/** 一验: the packaging of every line, inside wherever it is broken, then the decision: take, take with reservation, refuse. */
export function Stage1Page() {
  const { inspection, seal, frame } = useDeskWords();
  const words = inspection.stage1;
  const undo = useUndo();
  const navigate = useNavigate();
  const { line: shown, finding } = useSearch({ from: '/pickup/$pickup/stage-1' });
  const open = useOpenPickup();
  const changes = useInspectionChanges();
  const goTo = useMissingWay();
  const [filter, setFilter] = useState<LineFilterValue>('all');
  const [text, setText] = useState('');
  const { lines, view } = open;
  const id = view.inspection.pickup.id;

  const free = lines.filter((at) => !at.isSealed);
  const packages = lines.flatMap((at) => at.packages);
  const unchecked = free.flatMap((at) => at.packages.filter((row) => row.condition === 'unchecked'));
  const undecided = free.filter((at) => (at.check?.decision ?? 'undecided') === 'undecided' && at.packages.every((row) => row.condition === 'intact'));
  const refused = free.filter((at) => at.check?.decision === 'refuse');
  const lacksOf = (at: (typeof lines)[number]) => at.missing.filter((one) => pageOfMissing(one, view) === 'stage-1');
  const matching = lines.filter((at) => hasText(at.line, text));
  const isOpen = (at: (typeof lines)[number]): boolean => lacksOf(at).length > 0;
  const hasProblem = (at: (typeof lines)[number]): boolean => at.findings.length > 0 || at.packages.some((row) => row.condition === 'slight' || row.condition === 'severe');
  const rows = matching.filter((at) => filter === 'all' || (filter === 'open' ? isOpen(at) : hasProblem(at)) || at.line.key === shown);

  const restIntact = (): void => {
    const ids = unchecked.map((row) => row.id);
    changes.checkPackages(ids, 'intact', false);
    undo(words.intactDone({ count: ids.length }), () => changes.checkPackages(ids, 'unchecked', false));
  };
  const takeRest = (): void => {
    const keys = undecided.map((at) => at.line.key);
    changes.decide(keys, 'take', '');
    undo(words.takenDone({ count: keys.length }), () => changes.decide(keys, 'undecided', ''));
  };
  const bulk =
    unchecked.length > 0 ? (
      <Button size="large" type="primary" onClick={restIntact}>
        {unchecked.length === packages.length ? words.allIntact({ count: unchecked.length }) : words.restIntact({ count: unchecked.length })}
      </Button>
    ) : undecided.length > 0 ? (
      <Button size="large" type="primary" onClick={takeRest}>
        {undecided.length === lines.length ? words.takeAll({ count: undecided.length }) : words.takeRest({ count: undecided.length })}
      </Button>
    ) : null;
  const isRefusedOnly = refused.length > 0 && refused.length === free.length;
  const lacks = free.flatMap(lacksOf);
  const [firstLack] = lacks;
  const isNextMain = bulk === null && firstLack === undefined;
  const next = isRefusedOnly ? (
    <Button size="large" type={isNextMain ? 'primary' : 'default'} onClick={() => void navigate({ to: '/pickup/$pickup/refusal', params: { pickup: id } })}>
      {words.toRefuse}
    </Button>
  ) : (
    <Button size="large" type={isNextMain ? 'primary' : 'default'} onClick={() => void navigate({ to: '/pickup/$pickup/stage-2', params: { pickup: id } })}>
      {words.toStage2}
    </Button>
  );
  const fill =
    bulk === null && firstLack !== undefined ? (
      <Button size="large" type="primary" onClick={() => goTo(firstLack)}>
        {seal.stillMissing({ count: lacks.length })}
      </Button>
    ) : null;
  return (
    <>
      <div className="page" data-scroller>
        <div className="page-head">
          <div>
            <h1>{words.title}</h1>
            <p className="quiet">{words.help}</p>
          </div>
          <LineFilter value={filter} onChange={setFilter} text={text} onText={setText} open={matching.filter(isOpen).length} problems={matching.filter(hasProblem).length} all={matching.length} />
        </div>
        {rows.length === 0 ? <Blank title={filter === 'problems' ? inspection.noneWrong : inspection.noneLeft} action={<Button onClick={() => setFilter('all')}>{frame.all}</Button>} /> : null}
        <VirtualRows label={words.title} rows={rows} rowKey={(at) => at.line.key} estimate={240} show={shown}>
          {(at) => <Stage1Line at={at} missing={lacksOf(at)} changes={changes} />}
        </VirtualRows>
      </div>
      <ActionBar primary={<span className="buttons">{bulk !== null && unchecked.length > 0 ? null : next}{bulk}{fill}</span>}>
        {packages.length === 0 ? null : <span className="numbers">{words.progress({ done: packages.filter((row) => row.condition !== 'unchecked').length, total: packages.length })}</span>}
        {refused.length > 0 && !isRefusedOnly ? <Button onClick={() => void navigate({ to: '/pickup/$pickup/refusal', params: { pickup: id } })}>{words.toRefuse}</Button> : null}
      </ActionBar>
      <FindingDrawer finding={finding} onClose={() => void navigate({ to: '/pickup/$pickup/stage-1', params: { pickup: id }, search: {}, replace: true })} />
    </>
  );
}
