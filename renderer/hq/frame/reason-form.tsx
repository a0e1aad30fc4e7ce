import { zodResolver } from '@hookform/resolvers/zod';
import { Input } from 'antd';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Field } from '../../parts/field.tsx';
import { FormDrawer, type Deed } from './form-drawer.tsx';

const schema = z.object({ reason: z.string().trim().min(1).max(300) });

interface ReasonFormProps {
  readonly title: string;
  /** Whom or what it is done to. */
  readonly about: string;
  /** What it brings about. */
  readonly text: string;
  readonly label: string;
  readonly submit: string;
  readonly isDanger?: boolean;
  readonly deed: Deed;
  /** Given the reason, trimmed and not empty. */
  readonly onReason: (reason: string) => void;
  readonly onClosed: () => void;
}

/** A deed that needs nothing but a reason, in a drawer. */
export function ReasonForm({ title, about, text, label, submit, isDanger = false, deed, onReason, onClosed }: ReasonFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  return (
    <FormDrawer title={title} isDanger={isDanger} deed={deed} submit={submit} onSubmit={form.handleSubmit(({ reason }) => onReason(reason))} onClosed={onClosed}>
      <p className="cell-main">{about}</p>
      <p>{text}</p>
      <Field control={form.control} name="reason" label={label}>
        {(field) => <Input {...field} maxLength={300} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
