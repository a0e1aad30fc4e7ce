import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Input } from 'antd';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';

const pin = z.string().regex(/^\d{6,12}$/);
const formSchema = z.object({ now: z.string().trim().min(1).max(40), pin, again: z.string() }).refine((form) => form.pin === form.again, { path: ['again'] });
type PinFormValues = z.infer<typeof formSchema>;

interface PinFormProps {
  /** `change`: with the present PIN; `code`: with a code from HQ. */
  readonly kind: 'change' | 'code';
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  readonly onSave: (values: PinFormValues) => void;
  readonly onCancel: () => void;
}

/** A new PIN, typed twice. */
export function PinForm({ kind, isRunning, problem, onSave, onCancel }: PinFormProps) {
  const { settings, frame } = useDeskWords();
  const words = settings.people;
  const { control, handleSubmit } = useForm<PinFormValues>({ resolver: zodResolver(formSchema), mode: 'onTouched', defaultValues: { now: '', pin: '', again: '' } });
  const secret = { inputMode: 'numeric', maxLength: 12, visibilityToggle: false } as const;
  return (
    <form className="stack pin-form" noValidate onSubmit={(event) => void handleSubmit(onSave)(event)}>
      <div className="fields">
        <Field control={control} name="now" label={kind === 'change' ? words.pinNow : settings.enrol.code}>
          {(field) => (kind === 'change' ? <Input.Password {...field} {...secret} autoComplete="current-password" /> : <Input {...field} autoComplete="off" />)}
        </Field>
        <Field control={control} name="pin" label={words.pinNew} wrong={words.pinRule} hint={words.pinRule}>
          {(field) => <Input.Password {...field} {...secret} autoComplete="new-password" />}
        </Field>
        <Field control={control} name="again" label={words.pinAgain} wrong={words.pinsDiffer}>
          {(field) => <Input.Password {...field} {...secret} autoComplete="new-password" />}
        </Field>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={isRunning}>
          {frame.done}
        </Button>
        <Button onClick={onCancel}>{frame.cancel}</Button>
      </div>
    </form>
  );
}
