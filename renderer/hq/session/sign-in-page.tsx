import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { sessionWords } from '../../../shared/words/console/session-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { problemOf } from '../problem-of.ts';
import { Mark } from '../frame/mark.tsx';
import { startSession } from './start-session.ts';

const schema = z.object({ username: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) });

/** The sign-in page; a wrong password and a lock are said in words. */
export function SignInPage() {
  const words = useWords(sessionWords);
  const frame = useWords(frameWords);
  const [isCapsLock, setCapsLock] = useState(false);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { username: '', password: '' } });
  const signIn = useMutation(
    hqQuery.session.signIn.mutationOptions({
      onSuccess: startSession,
      onError: () => form.setFocus('password'),
    }),
  );
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div className="sign-in">
      <main className="sign-in-card" id="content">
        <div className="sign-in-brand">
          <Mark size={40} />
          <span>{frame.product}</span>
        </div>
        <h1>{words.title}</h1>
        <p className="quiet">{words.intro}</p>
        <form noValidate onSubmit={(event) => void form.handleSubmit((values) => signIn.mutate(values))(event)} className="stack">
          {signIn.error === null ? null : <ProblemNotice problem={problemOf(signIn.error)} />}
          <Field control={form.control} name="username" label={words.username}>
            {(field) => <Input {...field} size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />}
          </Field>
          <Field control={form.control} name="password" label={words.password}>
            {(field) => <Input.Password {...field} size="large" autoComplete="current-password" onKeyUp={watchCapsLock} />}
          </Field>
          {isCapsLock ? <Notice tone="info" title={words.capsLock} /> : null}
          <Button type="primary" size="large" htmlType="submit" loading={signIn.isPending} block>
            {words.submit}
          </Button>
        </form>
        <div className="sign-in-foot">
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}
