import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { mostFineUnits } from '../../../shared/inspection/count-agreement.ts';
import { isSecondPress } from '../../parts/second-press.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { lackingOf, spokenUnits } from './units-done.ts';
import type { InspectionChanges } from './use-inspection-changes.ts';
import type { LineAt } from './use-pickup.ts';

interface UnitGridProps {
  readonly at: LineAt;
  readonly units: number;
  readonly changes: InspectionChanges;
  readonly onProblem: (unit: number) => void;
}

/** Above this many units the grid starts with those that are still open. */
const mostShown = 60;

/** Doors one by one: a set is fine, or has a problem of its own (R-IN-1). */
export function UnitGrid({ at, units, changes, onProblem }: UnitGridProps) {
  const words = useDeskWords().inspection.stage2;
  const fine = new Set(at.check?.fineUnits ?? []);
  const spoken = spokenUnits(at);
  const numbers = Array.from({ length: units }, (_, index) => index + 1);
  const open = numbers.filter((number) => !spoken.has(number));
  // Findings without a number stand for sets too, and so do those that are missing: the rest is what they leave.
  const rest = open.slice(0, Math.max(0, mostFineUnits(at.line, at.findings, lackingOf(at)) - fine.size));
  const shown = units <= mostShown ? numbers : open.slice(0, mostShown);
  const set = (numbersFine: Iterable<number>): void => changes.checkUnits(at.line.key, [...numbersFine]);
  return (
    <div className="stack">
      <ul className="unit-grid">
        {shown.map((number) => {
          const isFine = fine.has(number);
          const hasFinding = spoken.has(number) && !isFine;
          return (
            <li key={number} className="unit">
              <span className="unit-name">{words.unit({ number })}</span>
              <Button
                aria-pressed={isFine}
                aria-label={words.unitFine({ number })}
                className={isFine ? 'is-fine' : ''}
                disabled={hasFinding}
                icon={<CheckOutlined aria-hidden />}
                onClick={(event) => {
                  if (!isSecondPress(event)) set(isFine ? [...fine].filter((other) => other !== number) : [...fine, number]);
                }}
              />
              <Button aria-label={words.unitProblem({ number })} className={hasFinding ? 'is-bad' : ''} icon={<WarningOutlined aria-hidden />} onClick={() => onProblem(number)} />
            </li>
          );
        })}
      </ul>
      {rest.length > 0 ? (
        <div>
          <Button onClick={() => set([...fine, ...rest])}>{words.restUnitsFine({ count: rest.length })}</Button>
        </div>
      ) : null}
    </div>
  );
}
