import { Input, Select } from 'antd';
import type { Control } from 'react-hook-form';
import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import { classWords, unitWords } from '../../../shared/words/class-words.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { LengthInput, ScaledNumber } from './draft-controls.tsx';
import { groupName } from './policy-facts.ts';

interface PolicyFormProps {
  readonly control: Control<PolicyDraft>;
  /** What the form shows rows for: groups and lead times are changed here, added and removed in the file. */
  readonly draft: PolicyDraft;
}

/** The numbers of a policy as fields, by the policy's own sections. */
export function PolicyForm({ control, draft }: PolicyFormProps) {
  const words = useWords(ruleWords);
  const { sections, from, fromHint } = words.draftPage;
  const days = words.facts;
  return (
    <>
      <fieldset className="card stack">
        <legend>{sections.start}</legend>
        <Field control={control} name="effectiveFrom" label={from} hint={fromHint}>
          {(field) => <Input {...field} type="date" className="rule-number" />}
        </Field>
      </fieldset>
      <fieldset className="card stack">
        <legend>{sections.limits}</legend>
        {draft.timeLimits.groups.map((group, index) => (
          <LimitGroupFields key={group.within.rule} control={control} group={group} index={index} />
        ))}
      </fieldset>
      <fieldset className="card rule-fields">
        <legend>{sections.clock}</legend>
        <Field control={control} name="timeLimits.afternoonCut" label={days.afternoonCut}>{(field) => <Input {...field} type="time" className="rule-number" />}</Field>
        <Field control={control} name="timeLimits.dayStart" label={days.dayStart}>{(field) => <Input {...field} type="time" className="rule-number" />}</Field>
        <Field control={control} name="timeLimits.holidayShift" label={days.holidayShift}>
          {(field) => <Select {...field} options={(['statutory', 'off'] as const).map((value) => ({ value, label: days.holidayShifts[value] }))} />}
        </Field>
        <Field control={control} name="timeLimits.silenceDays" label={days.silenceDays}>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.days} />}</Field>
        <Field control={control} name="timeLimits.hiddenDefectDays" label={days.hiddenDefectDays} hint={days.hiddenDefectNone} optional>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.days} />}</Field>
        <Field control={control} name="timeLimits.nearDeadlineMinutes" label={days.nearDeadline}>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.minutes} />}</Field>
      </fieldset>
      <fieldset className="card rule-fields">
        <legend>{sections.inspection}</legend>
        <Field control={control} name="inspection.photosPerDamagePoint" label={days.photos}>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.pieces} />}</Field>
        <Field control={control} name="inspection.weightTolerancePermille" label={days.weight}>{(field) => <ScaledNumber {...field} scale={10} step={0.1} suffix="%" />}</Field>
        <Field control={control} name="inspection.transitFreight" label={days.transitFreight}>
          {(field) => <Select {...field} options={(['company-claims-carrier', 'dealer-claims-carrier'] as const).map((value) => ({ value, label: days.transitFreights[value] }))} />}
        </Field>
      </fieldset>
      <OrderFields control={control} draft={draft} />
      <fieldset className="card rule-fields">
        <legend>{sections.complaints}</legend>
        <Field control={control} name="complaint.planWorkingDays" label={days.planDays}>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.workingDays} />}</Field>
        <Field control={control} name="complaint.resolveWorkingDays" label={days.resolveDays}>{(field) => <ScaledNumber {...field} scale={1} min={1} suffix={days.units.workingDays} />}</Field>
      </fieldset>
    </>
  );
}

function LimitGroupFields({ control, group, index }: { readonly control: Control<PolicyDraft>; readonly group: PolicyDraft['timeLimits']['groups'][number]; readonly index: number }) {
  const words = useWords(ruleWords).limits;
  const language = useLanguage();
  const goods = groupName(language, group);
  return (
    <div className="rule-group">
      {group.threshold === null ? null : (
        <Field control={control} name={`timeLimits.groups.${index}.threshold`} label={words.thresholdField({ goods, unit: unitWords(language, group.unit) })}>
          {(field) => <ScaledNumber {...field} scale={1000} min={0.001} />}
        </Field>
      )}
      <Field control={control} name={`timeLimits.groups.${index}.within.length`} label={group.threshold === null ? words.anyField({ goods }) : words.withinField({ goods })}>
        {(field) => <LengthInput {...field} label={goods} />}
      </Field>
      {group.andAbove === null ? null : (
        <Field control={control} name={`timeLimits.groups.${index}.andAbove.length`} label={words.aboveField({ goods })}>
          {(field) => <LengthInput {...field} label={goods} />}
        </Field>
      )}
    </div>
  );
}

function OrderFields({ control, draft }: PolicyFormProps) {
  const words = useWords(ruleWords);
  const language = useLanguage();
  const { facts } = words;
  return (
    <fieldset className="card rule-fields">
      <legend>{words.draftPage.sections.orders}</legend>
      {draft.order.leadTimes.map((row, index) => (
        <Field
          key={`${row.productClass} ${row.finish ?? ''}`}
          control={control}
          name={`order.leadTimes.${index}.days`}
          label={facts.leadTime({ goods: `${classWords(language, row.productClass)}${row.finish === null ? '' : facts.finishes[row.finish]}` })}
          hint={facts.leadTimeNone}
          optional
        >
          {(field) => <ScaledNumber {...field} scale={1} min={1} suffix={facts.units.days} />}
        </Field>
      ))}
      <Field control={control} name="order.compensation.fenPerDay" label={facts.compensation}>{(field) => <ScaledNumber {...field} scale={100} suffix={facts.units.yuan} />}</Field>
      <Field control={control} name="order.compensation.per" label={facts.compensation}>
        {(field) => <Select {...field} options={(['order', 'item'] as const).map((value) => ({ value, label: facts.per[value] }))} />}
      </Field>
    </fieldset>
  );
}
