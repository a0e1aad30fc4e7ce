import { Button, Input } from 'antd';
import type { Control, UseFormSetValue } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { epochMs, zonedText } from '../../../shared/kernel/instant.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Field } from '../../parts/field.tsx';
import { deskNow, useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { PickupFormValues } from './pickup-form-values.ts';

interface PickupTimeProps {
  readonly control: Control<PickupFormValues>;
  readonly setValue: UseFormSetValue<PickupFormValues>;
}

/** The time of pickup: now, unless a person changes it and says why. */
export function PickupTime({ control, setValue }: PickupTimeProps) {
  const words = useDeskWords().pickup;
  const language = useLanguage();
  const now = useNow(1_000);
  const changedTime = useWatch({ control, name: 'changedTime' });
  if (changedTime === '') {
    return (
      <div className="time-line">
        <span>
          {words.timeLabel}
          <strong>{momentText(now, now, language)}</strong>
          {words.isNow}
        </span>
        <Button onClick={() => setValue('changedTime', zonedText(deskNow()).slice(0, 16))}>{words.changeTime}</Button>
      </div>
    );
  }
  const isFuture = epochMs(now) < Date.parse(`${changedTime}:00.000+08:00`);
  return (
    <div className="fields">
      <Field control={control} name="changedTime" label={words.time} {...(isFuture ? { hint: words.timeInFuture } : {})}>
        {(field) => <Input {...field} type="datetime-local" max={zonedText(now).slice(0, 16)} status={isFuture ? 'error' : ''} />}
      </Field>
      <Field control={control} name="changedBecause" label={words.changeTimeWhy} hint={words.changeTimeHelp}>
        {(field) => <Input {...field} maxLength={300} />}
      </Field>
      <Button onClick={() => setValue('changedTime', '')}>{words.timeNow}</Button>
    </div>
  );
}
