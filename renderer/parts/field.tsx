import { ExclamationCircleFilled } from '@ant-design/icons';
import { useId, type ReactNode } from 'react';
import { useController, type Control, type ControllerRenderProps, type FieldPath, type FieldValues } from 'react-hook-form';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';
import './parts.css';

/** What an antd control needs to be a labelled, validated field; spread it on the control. */
export interface FieldControl<Values extends FieldValues, Name extends FieldPath<Values>> extends Omit<ControllerRenderProps<Values, Name>, 'disabled'> {
  readonly id: string;
  readonly status: 'error' | '';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': boolean;
}

interface FieldProps<Values extends FieldValues, Name extends FieldPath<Values>> {
  readonly control: Control<Values>;
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  /** What would be right, said when the value is not. */
  readonly wrong?: string;
  /** It may stay empty; a text says until when. */
  readonly optional?: boolean | string;
  readonly children: (field: FieldControl<Values, Name>) => ReactNode;
}

/**
 * Ties a react-hook-form value to an antd control with label, hint and error, and tells assistive technology of all three
 * (WCAG 1.3.1, 3.3.1, 3.3.3).
 */
export function Field<Values extends FieldValues, Name extends FieldPath<Values>>({ control, name, label, hint, wrong, optional = false, children }: FieldProps<Values, Name>) {
  const id = useId();
  const words = useWords(partsWords);
  const { field, fieldState } = useController<Values, Name>({ control, name });
  const { disabled: _disabled, ...handlers } = field;
  const invalid = fieldState.invalid;
  const isEmpty = isBlank(field.value);
  const described = [hint === undefined ? undefined : `${id}-hint`, invalid ? `${id}-error` : undefined].filter((part) => part !== undefined).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} id={`${id}-label`}>
        {label}
        {optional === false ? null : <span className="field-optional">{optional === true ? words.optional : optional}</span>}
      </label>
      {children({
        ...handlers,
        id,
        status: invalid ? 'error' : '',
        'aria-invalid': invalid,
        'aria-describedby': described === '' ? undefined : described,
        'aria-required': optional === false,
      })}
      {hint === undefined ? null : (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {invalid ? (
        <span className="field-error" id={`${id}-error`} role="alert">
          <ExclamationCircleFilled aria-hidden />
          {isEmpty ? words.required : (wrong ?? words.wrong)}
        </span>
      ) : null}
    </div>
  );
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
