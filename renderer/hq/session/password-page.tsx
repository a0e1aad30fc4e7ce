import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useForm } from 'react-hook-form';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { sessionWords } from '../../../shared/words/console/session-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { problemOf } from '../problem-of.ts';
import { queryClient } from '../query-client.ts';
import { meKey } from './me-key.ts';
import { useMe } from './me.ts';

const schema = z
  .object({ current: z.string().min(1).max(200), next: z.string().min(8).max(200), again: z.string() })
  .refine((values) => values.next === values.again, { path: ['again'] });

/** Changes the own password; after a first sign-in it is the only page there is. */
export function PasswordPage() {
  const words = useWords(sessionWords);
  const frame = useWords(frameWords);
  const me = useMe();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { current: '', next: '', again: '' } });
  const change = useMutation(
    hqQuery.session.changePassword.mutationOptions({
      onSuccess: async () => {
        void message.success(words.changed);
        queryClient.setQueryData(meKey, { ...me, mustChangePassword: false });
        await navigate({ to: '/' });
      },
    }),
  );
  return (
    <Page title={me.mustChangePassword ? words.mustChange : words.change} intro={me.mustChangePassword ? words.mustChangeText : undefined} isNarrow>
      <form noValidate className="stack card" onSubmit={(event) => void form.handleSubmit(({ current, next }) => change.mutate({ current, next }))(event)}>
        {change.error === null ? null : <ProblemNotice problem={problemOf(change.error)} />}
        <input type="text" autoComplete="username" value={me.username} readOnly hidden />
        <Field control={form.control} name="current" label={words.current}>
          {(field) => <Input.Password {...field} autoComplete="current-password" />}
        </Field>
        <Field control={form.control} name="next" label={words.next} hint={words.nextHint} wrong={words.nextHint}>
          {(field) => <Input.Password {...field} autoComplete="new-password" />}
        </Field>
        <Field control={form.control} name="again" label={words.again} wrong={words.againWrong}>
          {(field) => <Input.Password {...field} autoComplete="new-password" />}
        </Field>
        <div className="form-actions">
          {me.mustChangePassword ? null : <Button onClick={() => void navigate({ to: '/' })}>{frame.cancel}</Button>}
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {frame.save}
          </Button>
        </div>
      </form>
    </Page>
  );
}
