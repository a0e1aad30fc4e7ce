import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useController, useWatch, type Control, type UseFormSetValue } from 'react-hook-form';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Field } from '../../parts/field.tsx';
import { deskNow, useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { readChangedTime } from './changed-time.ts';
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
  const isChanged = useWatch({ control, name: 'isTimeChanged' });
  const change = (is: boolean): void => {
    setValue('changedTime', is ? zonedText(deskNow()).slice(0, 16) : '');
    setValue('isTimeChanged', is);
  };
  if (!isChanged) {
    return (
      <div className="time-line">
        <span>
          {words.timeLabel}
          <strong>{momentText(now, now, language)}</strong>
          {words.isNow}
        </span>
        <Button onClick={() => change(true)}>{words.changeTime}</Button>
      </div>
    );
  }
  return (
    <div className="fields">
      <ChangedTime control={control} />
      <Field control={control} name="changedBecause" label={words.changeTimeWhy} hint={words.changeTimeHelp}>
        {(field) => <Input {...field} maxLength={300} />}
      </Field>
      <Button onClick={() => change(false)}>{words.timeNow}</Button>
    </div>
  );
}

/** Says at once what is wrong with the time: while a part of it is missing the browser's field is empty, though it does not look so. */
function ChangedTime({ control }: Pick<PickupTimeProps, 'control'>) {
  const words = useDeskWords().pickup;
  const id = useId();
  const now = useNow(1_000);
  const { field } = useController({ control, name: 'changedTime' });
  const time = readChangedTime(field.value);
  const fault = time === undefined ? words.timeNotWhole : time > now ? words.timeInFuture : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{words.time}</label>
      <Input
        {...field}
        id={id}
        type="datetime-local"
        max={zonedText(now).slice(0, 16)}
        status={fault === undefined ? '' : 'error'}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-error`}
        aria-required
      />
      {fault === undefined ? null : (
        <span className="field-error" id={`${id}-error`} role="alert">
          <ExclamationCircleFilled aria-hidden />
          {fault}
        </span>
      )}
    </div>
  );
}
