import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Field } from '../../parts/field.tsx';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { isHqUrl } from './hq-url.ts';

const formSchema = z
  .object({
    hqUrl: z.string().trim().max(300).refine(isHqUrl),
    code: z.string().trim().min(1).max(40),
    deviceName: z.string().trim().min(1).max(80),
    pin: z.string().regex(/^\d{6,12}$/),
    again: z.string(),
  })
  .refine((form) => form.pin === form.again, { path: ['again'] });
type EnrolForm = z.infer<typeof formSchema>;

/** The first page of a fresh computer: a one-time code from HQ makes it a desk, and its owner chooses a PIN. */
export function EnrolPage() {
  const { settings, frame } = useDeskWords();
  const words = settings.enrol;
  const bridge = useBridge();
  const queries = useQueryClient();
  const action = useAction();
  const { control, handleSubmit } = useForm<EnrolForm>({
    resolver: zodResolver(formSchema),
    mode: 'onTouched',
    defaultValues: { hqUrl: '', code: '', deviceName: words.deviceNameDefault, pin: '', again: '' },
  });
  const enrol = handleSubmit(({ hqUrl, code, deviceName, pin }) =>
    action.run(
      () => bridge.desk.enrol({ hqUrl, code, deviceName, pin }),
      (status) => {
        queries.setQueryData(keys.status, status);
        void queries.invalidateQueries();
      },
    ),
  );
  return (
    <main className="alone" id="content">
      <form className="card stack enrol" noValidate onSubmit={(event) => void enrol(event)}>
        <div className="card-head">
          <p className="frame-product">{frame.product}</p>
          <LanguageSwitch />
        </div>
        <h1>{words.title}</h1>
        <p className="quiet">{words.help}</p>
        <Field control={control} name="hqUrl" label={words.hqUrl} hint={words.hqUrlHelp} wrong={words.badUrl}>
          {(field) => <Input {...field} inputMode="url" autoComplete="off" />}
        </Field>
        <Field control={control} name="code" label={words.code} hint={words.codeHelp}>
          {(field) => <Input {...field} autoComplete="off" />}
        </Field>
        <Field control={control} name="deviceName" label={words.deviceName}>
          {(field) => <Input {...field} autoComplete="off" />}
        </Field>
        <div className="fields">
          <Field control={control} name="pin" label={words.pin} hint={words.pinHelp} wrong={settings.people.pinRule}>
            {(field) => <Input.Password {...field} inputMode="numeric" maxLength={12} visibilityToggle={false} autoComplete="new-password" />}
          </Field>
          <Field control={control} name="again" label={settings.people.pinAgain} wrong={settings.people.pinsDiffer}>
            {(field) => <Input.Password {...field} inputMode="numeric" maxLength={12} visibilityToggle={false} autoComplete="new-password" />}
          </Field>
        </div>
        {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
        <Button type="primary" size="large" htmlType="submit" loading={action.isRunning}>
          {action.isRunning ? words.working : words.submit}
        </Button>
      </form>
    </main>
  );
}
