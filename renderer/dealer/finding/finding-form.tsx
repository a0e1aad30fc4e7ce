import { Input, Select } from 'antd';
import { isFittings } from '../../../shared/delivery/line-size.ts';
import { mayBeQuantity, type Check, type Finding, type Nature, type Severity } from '../../../shared/inspection/finding.ts';
import { makesUnitsBad } from '../../../shared/inspection/claims.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { isCheckedPerUnit, unitsOf } from '../../../shared/inspection/item-units.ts';
import type { TimeLimitPolicy } from '../../../shared/policy/policy-document.ts';
import { unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Choices } from '../../parts/choices.tsx';
import { QuantityStepper } from '../../parts/quantity-stepper.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { checklistOf, natureOf } from '../inspection/checklist.ts';
import { useInspectionChanges } from '../inspection/use-inspection-changes.ts';
import { useOpenPickup, type LineAt } from '../inspection/use-pickup.ts';
import type { FindingLack } from '../../../shared/inspection/missing-page.ts';
import { ChipPicker } from './chip-picker.tsx';
import { FieldLack } from './field-lack.tsx';
import { findingFieldId } from './focus-finding-field.ts';

const stage1Checks: readonly Check[] = ['outer-packaging', 'knock', 'surface', 'colour', 'fittings', 'rust', 'other'];

/** What the problem is: check, place, words, severity, how many, and which of the three natures (R-TL-21). `lacks`: what is to be said of as missing. */
export function FindingForm({ finding, at, lacks }: { readonly finding: Finding; readonly at: LineAt; readonly lacks: readonly FindingLack[] }) {
  const { agreement, goods, photo } = useDeskWords();
  const words = photo.finding;
  const language = useLanguage();
  const changes = useInspectionChanges();
  const { policy } = useOpenPickup();
  const { isSealed, line } = at;
  const checks = finding.stage === 1 ? stage1Checks : [...checklistOf(policy.timeLimits, line), 'count' as const, ...(line.weightGrams === null ? [] : ['weight' as const]), 'other' as const];
  const isPerUnit = isCheckedPerUnit(policy.timeLimits, line) && finding.stage === 2;
  const hasUnits = isPerUnit || (line.unit !== 'metre' && unitsOf(line) > 1);
  const showsUnit = hasUnits && makesUnitsBad(finding);
  const put = (change: Partial<Finding>, isTyping = false): void => {
    const next = { ...finding, ...change };
    // A number that is not shown could neither be seen nor taken back.
    changes.putFinding(hasUnits && makesUnitsBad(next) ? next : { ...next, unit: null }, isTyping);
  };
  const choose = (check: Check): void => {
    // A description that was only suggested follows the check; one that was typed stays.
    const isSuggested = finding.description.trim() === '' || Object.values(words.suggestions).includes(finding.description);
    put({ check, nature: natureOf[check], ...(isSuggested ? { description: words.suggestions[check] } : {}) });
  };
  const places = words.places[placesOf(policy.timeLimits, finding.check, line)];
  return (
    <div className="stack finding-form">
      <ChipPicker label={words.which} chips={checks.map((value) => ({ value, label: goods.problems[value] }))} value={finding.check} onChoose={choose} disabled={isSealed} />
      <div id={findingFieldId('place')}>
        <ChipPicker label={words.place} chips={places.map((value) => ({ value, label: value }))} value={finding.place} onChoose={(place) => put({ place })} disabled={isSealed}>
          <Input
            aria-label={words.place}
            placeholder={words.placeHelp}
            maxLength={200}
            value={finding.place}
            disabled={isSealed}
            onChange={(event) => put({ place: event.target.value }, true)}
          />
          <FieldLack lacks={lacks} field="place" />
        </ChipPicker>
      </div>
      <label className="field" id={findingFieldId('description')}>
        <span>{words.description}</span>
        <Input.TextArea
          placeholder={words.descriptionHelp}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1_000}
          value={finding.description}
          disabled={isSealed}
          onChange={(event) => put({ description: event.target.value }, true)}
        />
        <FieldLack lacks={lacks} field="description" />
      </label>
      <div className="fields">
        {showsUnit ? (
          <label className="field">
            <span>{isPerUnit ? words.unit : agreement.unitOptional({ unit: unitWords(language, line.unit) })}</span>
            <Select
              aria-label={words.unit}
              showSearch
              disabled={isSealed}
              value={finding.unit}
              allowClear
              placeholder={agreement.unitNone}
              onChange={(unit: number | undefined) => put({ unit: unit ?? null, quantity: wholeQuantity(1) })}
              options={Array.from({ length: unitsOf(line) }, (_, index) => ({ value: index + 1, label: agreement.unitNumber({ number: index + 1, unit: unitWords(language, line.unit) }) }))}
            />
          </label>
        ) : null}
        {finding.unit === null || !showsUnit ? (
          <div className="field" id={findingFieldId('affected-quantity')}>
            <span>{words.quantity({ unit: unitWords(language, line.unit) })}</span>
            <QuantityStepper label={words.quantity({ unit: unitWords(language, line.unit) })} value={finding.quantity} most={line.quantity} disabled={isSealed} onChange={(quantity) => put({ quantity }, true)} />
            <FieldLack lacks={lacks} field="affected-quantity" />
          </div>
        ) : null}
      </div>
      <div className="field">
        <span>{words.severity}</span>
        <Choices<Severity>
          label={words.severity}
          value={finding.severity}
          disabled={isSealed}
          onChoose={(severity) => put({ severity })}
          choices={[
            { value: 'slight', label: goods.severities.slight, tone: 'warn' },
            { value: 'severe', label: goods.severities.severe, tone: 'bad' },
          ]}
        />
      </div>
      <div className="field">
        <span>{words.nature}</span>
        <Choices<Nature>
          label={words.nature}
          value={finding.nature}
          disabled={isSealed}
          onChoose={(nature) => put({ nature })}
          choices={naturesOf(finding.check).map((value) => ({ value, label: goods.natures[value], hint: words.natureHelp[value] }))}
        />
      </div>
    </div>
  );
}

/** R-TL-21: only a check that counts can find that something is a matter of quantity. */
function naturesOf(check: Check): readonly Nature[] {
  return mayBeQuantity(check) ? ['appearance', 'hidden', 'quantity'] : ['appearance', 'hidden'];
}

/** Where on the goods something can be: on their packaging, among their fittings, or on the thing itself. */
function placesOf(policy: TimeLimitPolicy, check: Check, line: LineAt['line']): 'package' | 'fittings' | 'door' | 'set' | 'pipe' | 'other' {
  if (check === 'outer-packaging' || check === 'packaging-material') return 'package';
  if (check === 'fittings' || isFittings(policy, line)) return 'fittings';
  switch (line.productClass) {
    case 'door':
      return 'door';
    case 'pipe':
      return 'pipe';
    case 'window_guard':
    case 'guardrail':
    case 'stair_handrail':
      return 'set';
    case 'sample':
    case 'home':
    case 'material':
    case 'tooling':
    case 'tool':
      return 'other';
    default:
      return closed(line.productClass);
  }
}
