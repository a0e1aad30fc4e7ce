import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { makesUnitsBad } from '../../../shared/inspection/claims.ts';
import { isCheckedPerUnit, unitsOf } from '../../../shared/inspection/item-units.ts';
import { unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Blank } from '../../parts/blank.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { FindingDrawer } from '../finding/finding-drawer.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { isDamagedBefore } from './found-before.tsx';
import { LineFilter, type LineFilterValue } from './line-filter.tsx';
import { hasText } from './line-search.ts';
import { pageOfMissing } from '../../../shared/inspection/missing-page.ts';
import { Stage2Line } from './stage-2-line.tsx';
import { doneUnits } from './units-done.ts';
import { useMissingWay } from './use-missing-way.ts';
import { useInspectionChanges } from './use-inspection-changes.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

/** 二验: opened in the dealer's own warehouse; all fine is one tap, problems get their own photos. */
export function Stage2Page() {
  const { inspection, seal, frame } = useDeskWords();
  const language = useLanguage();
  const words = inspection.stage2;
  const undo = useUndo();
  const navigate = useNavigate();
  const { line: shown, finding } = useSearch({ from: '/pickup/$pickup/stage-2' });
  const open = useOpenPickup();
  const changes = useInspectionChanges();
  const goTo = useMissingWay();
  const [filter, setFilter] = useState<LineFilterValue>('all');
  const [text, setText] = useState('');
  const { view, policy } = open;
  const id = view.inspection.pickup.id;
  const lines = open.lines.filter((at) => at.check?.decision !== 'refuse');
  const lacksOf = (at: LineAt) => at.missing.filter((one) => pageOfMissing(one, view) === 'stage-2');
  const isOpen = (at: LineAt): boolean => lacksOf(at).length > 0;
  const hasProblem = (at: LineAt): boolean => at.findings.length > 0;
  const matching = lines.filter((at) => hasText(at.line, text));
  const rows = matching.filter((at) => filter === 'all' || (filter === 'open' ? isOpen(at) : hasProblem(at)) || at.line.key === shown);
  // A line that was found damaged at the yard is never called fine together with others.
  const untouched = lines.filter((at) => !at.isSealed && !isDamagedBefore(at) && (at.check?.items ?? 'unchecked') === 'unchecked' && (at.check?.fineUnits.length ?? 0) === 0 && at.findings.every((one) => one.stage !== 2 || !makesUnitsBad(one)));
  const lacks = lines.filter((at) => !at.isSealed).flatMap(lacksOf);
  const [firstLack] = lacks;
  const units = new Set(lines.map((at) => at.line.unit));
  const [unit] = units;
  const total = lines.reduce((sum, at) => sum + unitsOf(at.line), 0);
  const done = lines.reduce((sum, at) => sum + doneUnits(at, isCheckedPerUnit(policy.timeLimits, at.line)), 0);
  const restFine = (): void => {
    const keys = untouched.map((at) => at.line.key);
    changes.checkItems(keys, 'fine');
    undo(words.fineDone({ count: keys.length }), () => changes.checkItems(keys, 'unchecked'));
  };
  const toCompare = (): void => void navigate({ to: '/pickup/$pickup/compare', params: { pickup: id } });
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
        {open.lines.length > lines.length ? <p className="quiet">{words.refused}</p> : null}
        {rows.length === 0 ? <Blank title={filter === 'problems' ? inspection.noneWrong : inspection.noneLeft} action={<Button onClick={() => setFilter('all')}>{frame.all}</Button>} /> : null}
        <VirtualRows label={words.title} rows={rows} rowKey={(at) => at.line.key} estimate={190} show={shown}>
          {(at) => <Stage2Line at={at} missing={lacksOf(at)} changes={changes} isPerUnit={isCheckedPerUnit(policy.timeLimits, at.line)} />}
        </VirtualRows>
      </div>
      <ActionBar
        primary={
          untouched.length > 0 ? (
            <Button size="large" type="primary" onClick={restFine}>
              {untouched.length === lines.length ? words.allFine({ count: untouched.length }) : words.restFine({ count: untouched.length })}
            </Button>
          ) : firstLack !== undefined ? (
            <Button size="large" type="primary" onClick={() => goTo(firstLack)}>
              {seal.stillMissing({ count: lacks.length })}
            </Button>
          ) : (
            <Button size="large" type="primary" onClick={toCompare}>
              {words.toCompare}
            </Button>
          )
        }
      >
        <span className="numbers">{words.progress({ done: String(done), total: String(total), unit: unit === undefined || units.size > 1 ? words.mixedUnit : unitWords(language, unit) })}</span>
        {untouched.length > 0 || firstLack !== undefined ? <Button onClick={toCompare}>{words.toCompare}</Button> : null}
      </ActionBar>
      <FindingDrawer finding={finding} onClose={() => void navigate({ to: '/pickup/$pickup/stage-2', params: { pickup: id }, search: {}, replace: true })} />
    </>
  );
}
