import { Button } from 'antd';
import { useState } from 'react';
import { weighingOf, type LineDifference } from '../../../shared/inspection/differences.ts';
import type { LineCount } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { QuantityStepper } from '../../parts/quantity-stepper.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { kilogramText } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { isDisagreement, LineAgreement } from './line-agreement.tsx';
import { LineRow } from './line-row.tsx';
import { useDifferenceNotes } from './use-difference-notes.ts';
import type { InspectionChanges } from './use-inspection-changes.ts';
import { useLineLabel } from './use-line-label.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';
import { isUncounted } from './units-done.ts';
import { WeightField } from './weight-field.tsx';

interface CompareLineProps {
  readonly at: LineAt;
  readonly count: LineCount;
  readonly difference: LineDifference;
  readonly missing: readonly Missing[];
  readonly changes: InspectionChanges;
}

/** Expected against actual of one line; what is good follows from the rest, so the sum always adds up. */
export function CompareLine({ at, count, difference, missing, changes }: CompareLineProps) {
  const { inspection, agreement } = useDeskWords();
  const words = inspection.compare;
  const language = useLanguage();
  const { policy } = useOpenPickup();
  const [isChanging, setChanging] = useState(false);
  const notes = useDifferenceNotes(changes);
  const { line, isSealed } = at;
  const label = useLineLabel()(line);
  const disagreements = missing.filter(isDisagreement);
  const isWeighed = policy.inspection.weighedClasses.includes(line.productClass) || count.weightGrams !== null;
  const isOpen = !isSealed && (isChanging || difference.differs || disagreements.length > 0);
  const amount = (quantity: Quantity): string => quantityWords(language, quantity, line.unit);
  const set = (change: Partial<LineCount>): void => {
    // A number that is put right again does not take its field from under the finger.
    setChanging(true);
    const next = { ...count, ...change };
    const bad = Math.min(line.quantity, next.damaged + next.missing);
    const adjusted = { ...next, good: (line.quantity - bad) as Quantity };
    changes.setCount(line.key, adjusted);
    notes.followWeight(at, difference.weight, weighingOf(policy.inspection, line, adjusted));
  };
  const most = (other: Quantity): Quantity => (line.quantity - other) as Quantity;
  const { weight } = difference;
  return (
    <LineRow
      at={at}
      missing={missing.filter((one) => !isDisagreement(one))}
      aside={
        <span className="marks">
          {isUncounted(at) || missing.length > 0 ? null : <StateMark tone="good">{words.confirmed}</StateMark>}
          {isOpen || isSealed ? null : (
            <Button aria-label={`${words.change} ${label}`} onClick={() => setChanging(true)}>
              {words.change}
            </Button>
          )}
        </span>
      }
    >
      <dl className="counts">
        <Figure name={words.expected} value={amount(line.quantity)} />
        <Figure name={words.good} value={amount(count.good)} />
        {isOpen ? (
          <>
            <Stepped name={words.damaged} line={label} value={count.damaged} most={most(count.missing)} onChange={(damaged) => set({ damaged })} />
            <Stepped name={words.missing} line={label} value={count.missing} most={most(count.damaged)} onChange={(lacking) => set({ missing: lacking })} />
            <Stepped name={words.extra} line={label} value={count.extra} onChange={(extra) => set({ extra })} />
          </>
        ) : (
          <>
            {count.damaged > 0 ? <Figure name={words.damaged} value={amount(count.damaged)} /> : null}
            {count.missing > 0 ? <Figure name={words.missing} value={amount(count.missing)} /> : null}
            {count.extra > 0 ? <Figure name={words.extra} value={amount(count.extra)} /> : null}
          </>
        )}
        {isWeighed ? (
          <div>
            <dt>{words.weight}</dt>
            <dd className="weight">
              <WeightField label={`${words.weight} ${label}`} grams={count.weightGrams} disabled={isSealed} onChange={(weightGrams) => set({ weightGrams })} />
              {line.weightGrams === null ? null : <span className="quiet">{words.weightExpected({ kg: kilogramText(line.weightGrams) })}</span>}
              {weight === null || weight.expectedGrams === line.weightGrams ? null : <span className="quiet">{agreement.weightOfArrived({ kg: kilogramText(weight.expectedGrams) })}</span>}
              {weight === null || weight.deviationGrams === 0 ? null : (
                <StateMark tone={weight.isBeyondTolerance ? 'warn' : 'neutral'}>
                  {words.weightOff({ percent: String(weight.deviationPermille / 10) })}
                  {weight.isBeyondTolerance ? ` · ${words.weightBeyond}` : ''}
                </StateMark>
              )}
            </dd>
          </div>
        ) : null}
      </dl>
      <LineAgreement at={at} count={count} weight={weight} disagreements={disagreements} changes={changes} onCount={set} />
      <FindingList findings={at.findings} />
    </LineRow>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  );
}

interface SteppedProps {
  readonly name: string;
  readonly line: string;
  readonly value: Quantity;
  readonly most?: Quantity;
  readonly onChange: (value: Quantity) => void;
}

function Stepped({ name, line, value, most, onChange }: SteppedProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <QuantityStepper label={`${name} ${line}`} value={value} onChange={onChange} {...(most === undefined ? {} : { most })} />
      </dd>
    </div>
  );
}
