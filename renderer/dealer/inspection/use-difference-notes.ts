import { isShortage, isWrongWeight } from '../../../shared/inspection/claims.ts';
import type { WeightDifference } from '../../../shared/inspection/differences.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { LineCount } from '../../../shared/inspection/inspection.ts';
import { makeUuid7, type FindingId } from '../../../shared/kernel/ids.ts';
import { addQuantities, zeroQuantity, type Quantity } from '../../../shared/kernel/quantity.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { kilogramText } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import type { InspectionChanges } from './use-inspection-changes.ts';
import type { LineAt } from './use-pickup.ts';

/** Notes a shortage or a wrong weight as a finding of quantity in one tap, its words filled in (R-IN-6); it needs no photos. */
export function useDifferenceNotes(changes: InspectionChanges) {
  const words = useDeskWords().agreement;
  const language = useLanguage();
  const undo = useUndo();
  const shortageText = (at: LineAt, quantity: Quantity): string => words.shortage({ quantity: quantityWords(language, quantity, at.line.unit) });
  const weightText = (weight: WeightDifference): string =>
    words.weight({
      expected: kilogramText(weight.expectedGrams),
      actual: kilogramText(weight.actualGrams),
      off: kilogramText(Math.abs(weight.deviationGrams)),
      percent: String(Math.abs(weight.deviationPermille) / 10),
      isLighter: weight.deviationGrams < 0,
    });
  const put = (before: Finding | undefined, next: Finding): void => {
    changes.putFinding(next, false);
    undo(words.noted, () => (before === undefined ? changes.removeFinding(next.id) : changes.putFinding(before, false)));
  };
  return {
    /** `more` units are missing beyond what is noted: the shortage that is there grows, or a new one is noted. */
    noteShortage(at: LineAt, more: Quantity): void {
      const before = at.findings.find(isShortage);
      if (before === undefined) {
        put(undefined, newNote(at, 'count', more, shortageText(at, more)));
        return;
      }
      const quantity = addQuantities(before.quantity, more);
      const isSuggested = before.description === shortageText(at, before.quantity);
      put(before, { ...before, quantity, description: isSuggested ? shortageText(at, quantity) : before.description });
    },
    noteWeight(at: LineAt, weight: WeightDifference, count: LineCount): void {
      const arrived = addQuantities(count.good, count.damaged, count.extra);
      put(undefined, newNote(at, 'weight', arrived > zeroQuantity ? arrived : at.line.quantity, weightText(weight)));
    },
    /** The words of a noted weight follow the weighing as long as nobody has changed them. */
    followWeight(at: LineAt, before: WeightDifference | null, after: WeightDifference | null): void {
      const noted = at.findings.find(isWrongWeight);
      if (noted === undefined || before === null || after === null || noted.description !== weightText(before)) return;
      changes.putFinding({ ...noted, description: weightText(after) }, true);
    },
  };
}

function newNote(at: LineAt, check: 'count' | 'weight', quantity: Quantity, description: string): Finding {
  return {
    id: makeUuid7<FindingId>(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    line: at.line.key,
    stage: 2,
    package: null,
    unit: null,
    check,
    nature: 'quantity',
    severity: 'slight',
    place: '',
    description,
    quantity,
    photos: [],
  };
}
