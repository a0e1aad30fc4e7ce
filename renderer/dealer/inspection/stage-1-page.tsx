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
  const undecided = free.filter((at) => (at.check?.decision ?? 'undecided') === 'undecided');
  const takable = undecided.filter((at) => at.packages.every((row) => row.condition === 'intact'));
  const refused = free.filter((at) => at.check?.decision === 'refuse');
  const lacksOf = (at: (typeof lines)[number]) => at.missing.filter((one) => pageOfMissing(one, view) === 'stage-1');
  const matching = lines.filter((at) => hasText(at.line, text));
  const isOpen = (at: (typeof lines)[number]): boolean => lacksOf(at).length > 0;
  const hasProblem = (at: (typeof lines)[number]): boolean => at.findings.length > 0 || at.packages.some((row) => row.condition === 'slight' || row.condition === 'severe');
  const rows = matching.filter((at) => filter === 'all' || (filter === 'open' ? isOpen(at) : hasProblem(at)) || at.line.key === shown);

  const restIntact = (): void => {
    changes.checkPackages(unchecked, { condition: 'intact' });
    undo(words.intactDone({ count: unchecked.length }), () => changes.checkPackages(unchecked, { condition: 'unchecked' }));
  };
  const takeRest = (): void => {
    const keys = takable.map((at) => at.line.key);
    changes.decide(keys, 'take', '');
    undo(words.takenDone({ count: keys.length }), () => changes.decide(keys, 'undecided', ''));
  };
  const bulk =
    unchecked.length > 0 ? (
      <Button size="large" type="primary" onClick={restIntact}>
        {unchecked.length === packages.length ? words.allIntact({ count: unchecked.length }) : words.restIntact({ count: unchecked.length })}
      </Button>
    ) : takable.length > 0 ? (
      <Button size="large" type="primary" onClick={takeRest}>
        {words[takable.length === lines.length ? 'takeAll' : takable.length === undecided.length ? 'takeRest' : 'takeWhole']({ count: takable.length })}
      </Button>
    ) : null;
  const lacks = free.flatMap(lacksOf);
  const [firstLack] = lacks;
  const isNextMain = bulk === null && firstLack === undefined;
  const toRefusal = { label: words.toRefuse, go: () => void navigate({ to: '/pickup/$pickup/refusal', params: { pickup: id } }) };
  const toStage2 = { label: words.toStage2, go: () => void navigate({ to: '/pickup/$pickup/stage-2', params: { pickup: id } }) };
  // What is refused stays at the yard, so its refusal comes before the way to the warehouse (R-IN-8).
  const next = refused.length > 0 ? toRefusal : toStage2;
  const isNextShown = unchecked.length === 0;
  const aside = refused.length === 0 ? undefined : !isNextShown ? toRefusal : refused.length < free.length ? toStage2 : undefined;
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
      <ActionBar
        primary={
          <span className="buttons">
            {isNextShown ? (
              <Button size="large" type={isNextMain ? 'primary' : 'default'} onClick={next.go}>
                {next.label}
              </Button>
            ) : null}
            {bulk}
            {fill}
          </span>
        }
      >
        {packages.length === 0 ? null : <span className="numbers">{words.progress({ done: packages.filter((row) => row.condition !== 'unchecked').length, total: packages.length })}</span>}
        {aside === undefined ? null : <Button onClick={aside.go}>{aside.label}</Button>}
      </ActionBar>
      <FindingDrawer finding={finding} onClose={() => void navigate({ to: '/pickup/$pickup/stage-1', params: { pickup: id }, search: {}, replace: true })} />
    </>
  );
}
