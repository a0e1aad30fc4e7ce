import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { WeightDifference } from '../../../shared/inspection/differences.ts';
import type { LineCount } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { missingWords } from '../../../shared/words/desk/missing-words.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useDifferenceNotes } from './use-difference-notes.ts';
import type { InspectionChanges } from './use-inspection-changes.ts';
import type { LineAt } from './use-pickup.ts';

/** A number or a weight of a line that does not say what its findings say. */
export type Disagreement = Extract<Missing, { readonly what: 'damaged-differs' | 'missing-differs' | 'findings-exceed' | 'weight-without-finding' }>;

export function isDisagreement(missing: Missing): missing is Disagreement {
  return missing.what === 'damaged-differs' || missing.what === 'missing-differs' || missing.what === 'findings-exceed' || missing.what === 'weight-without-finding';
}

interface LineAgreementProps {
  readonly at: LineAt;
  readonly count: LineCount;
  readonly weight: WeightDifference | null;
  readonly disagreements: readonly Disagreement[];
  readonly changes: InspectionChanges;
  readonly onCount: (change: Partial<LineCount>) => void;
}

/** Which number of a line does not fit its findings, and the number or the note that would, each one tap away. */
export function LineAgreement({ at, count, weight, disagreements, changes, onCount }: LineAgreementProps) {
  const { agreement: words, inspection } = useDeskWords();
  const language = useLanguage();
  const newFinding = useNewFinding();
  const notes = useDifferenceNotes(changes);
  const amount = (quantity: number): string => quantityWords(language, quantity as Quantity, at.line.unit);
  const offers = (one: Disagreement): ReactNode => {
    switch (one.what) {
      case 'damaged-differs':
        return (
          <>
            <Button onClick={() => onCount({ damaged: one.found })}>{words.useNumber({ name: inspection.compare.damaged, quantity: amount(one.found) })}</Button>
            {one.counted > one.found ? <Button onClick={() => newFinding(at, { stage: 2, check: 'knock', severity: 'slight' })}>{one.found > 0 ? words.noteMoreDamage : words.noteDamage}</Button> : null}
          </>
        );
      case 'missing-differs':
        return (
          <>
            {one.counted > one.found ? (
              <Button type="primary" onClick={() => notes.noteShortage(at, (one.counted - one.found) as Quantity)}>
                {words.noteShortage({ quantity: amount(one.counted - one.found) })}
              </Button>
            ) : null}
            <Button onClick={() => onCount({ missing: one.found })}>{words.useNumber({ name: inspection.compare.missing, quantity: amount(one.found) })}</Button>
          </>
        );
      case 'weight-without-finding':
        return weight === null ? null : (
          <Button type="primary" onClick={() => notes.noteWeight(at, weight, count)}>
            {words.noteWeight}
          </Button>
        );
      case 'findings-exceed':
        // No number fits: the findings listed beneath are opened and put right.
        return null;
      default:
        return closed(one);
    }
  };
  if (disagreements.length === 0) return null;
  return (
    <ul className="agreement">
      {disagreements.map((one) => (
        <li key={one.what}>
          <StateMark tone="warn">{missingWords(language, one)}</StateMark>
          <span className="buttons">{offers(one)}</span>
        </li>
      ))}
    </ul>
  );
}
