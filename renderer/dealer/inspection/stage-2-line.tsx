import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { makesUnitsBad } from '../../../shared/inspection/claims.ts';
import { unitsOf } from '../../../shared/inspection/item-units.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { isSecondPress } from '../../parts/second-press.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { checklistOf } from './checklist.ts';
import { FoundBefore, isDamagedBefore } from './found-before.tsx';
import { LineRow } from './line-row.tsx';
import { UnitGrid } from './unit-grid.tsx';
import { doneUnits } from './units-done.ts';
import type { InspectionChanges } from './use-inspection-changes.ts';
import { useLineLabel } from './use-line-label.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

interface Stage2LineProps {
  readonly at: LineAt;
  readonly missing: readonly Missing[];
  readonly changes: InspectionChanges;
  /** Doors: each set for itself. */
  readonly isPerUnit: boolean;
}

/** One line in the warehouse: the checklist, one tap when all is fine, a finding for each problem. */
export function Stage2Line({ at, missing, changes, isPerUnit }: Stage2LineProps) {
  const { inspection, goods } = useDeskWords();
  const language = useLanguage();
  const { policy } = useOpenPickup();
  const words = inspection.stage2;
  const label = useLineLabel()(at.line);
  const newFinding = useNewFinding();
  const [isOneByOne, setOneByOne] = useState(false);
  const items = at.check?.items ?? 'unchecked';
  const found = at.findings.filter((finding) => finding.stage === 2);
  const showUnits = isPerUnit && items !== 'fine' && (isOneByOne || found.length > 0 || (at.check?.fineUnits.length ?? 0) > 0) && !at.isSealed;
  const units = unitsOf(at.line);
  const problem = (unit: number | null): void => newFinding(at, { stage: 2, check: 'knock', severity: 'slight', unit });
  return (
    <LineRow
      at={at}
      missing={missing}
      aside={
        items === 'fine' ? (
          <StateMark tone="good">{isDamagedBefore(at) ? words.nothingElse : words.fine}</StateMark>
        ) : isPerUnit ? (
          <span className="numbers quiet">{words.progress({ done: String(doneUnits(at, true)), total: String(units), unit: unitWords(language, at.line.unit) })}</span>
        ) : null
      }
    >
      <p className="checklist">
        <span className="quiet">{words.checklist}</span>
        {checklistOf(policy.timeLimits, at.line).map((check) => goods.checks[check]).join(' · ')}
      </p>
      <FoundBefore at={at} />
      {showUnits ? <UnitGrid at={at} units={units} changes={changes} onProblem={problem} /> : null}
      <FindingList findings={found} />
      {at.isSealed ? null : (
        <div className="buttons">
          {found.some(makesUnitsBad) ? null : (
            <Button
              icon={<CheckOutlined aria-hidden />}
              aria-pressed={items === 'fine'}
              aria-label={`${isDamagedBefore(at) ? words.nothingElse : words.fine} ${label}`}
              className={items === 'fine' ? 'is-fine' : ''}
              onClick={(event) => {
                if (!isSecondPress(event)) changes.checkItems([at.line.key], items === 'fine' ? 'unchecked' : 'fine');
              }}
            >
              {isDamagedBefore(at) ? words.nothingElse : words.fine}
            </Button>
          )}
          <Button icon={<WarningOutlined aria-hidden />} aria-label={`${found.length === 0 ? words.problem : words.again} ${label}`} onClick={() => problem(null)}>
            {found.length === 0 ? words.problem : words.again}
          </Button>
          {isPerUnit && !showUnits && items !== 'fine' && units > 1 ? <Button onClick={() => setOneByOne(true)}>{words.units}</Button> : null}
        </div>
      )}
    </LineRow>
  );
}
