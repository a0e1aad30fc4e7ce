import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useFieldArray, useForm } from 'react-hook-form';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { blankLine, lineOf, orderOf, paperFormSchema, type PaperForm } from './paper-form.ts';
import { PaperTable } from './paper-table.tsx';
import { PasteTable } from './paste-table.tsx';

/** Enter an outbound order from paper: with the keyboard in a table, or by pasting a block of cells. */
export function PaperOrderPage() {
  const { pickup } = useDeskWords();
  const words = pickup.paper;
  const bridge = useBridge();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const { control, handleSubmit, getValues, setValue } = useForm<PaperForm>({
    resolver: zodResolver(paperFormSchema),
    mode: 'onTouched',
    defaultValues: { orderNo: '', salesOrderNo: '', carrier: '', carrierPhone: '', waybill: '', lines: [blankLine, blankLine, blankLine] },
  });
  const lines = useFieldArray({ control, name: 'lines' });
  const save = handleSubmit((values) =>
    action.run(
      () => bridge.orders.enterFromPaper({ order: orderOf(values) }),
      ({ card }) => {
        void queries.invalidateQueries({ queryKey: keys.orders });
        void navigate({ to: '/pickup', search: { order: card.orderNo } });
      },
    ),
  );
  return (
    <form className="frame-form" noValidate onSubmit={(event) => void save(event)}>
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <p className="quiet">{words.help}</p>
        <section className="card stack">
          <div className="fields">
            <Field control={control} name="orderNo" label={words.orderNo} wrong={words.bad.orderNo}>
              {(field) => <Input {...field} autoFocus autoComplete="off" />}
            </Field>
            <Field control={control} name="carrier" label={pickup.carrier} optional>
              {(field) => <Input {...field} autoComplete="off" />}
            </Field>
            <Field control={control} name="carrierPhone" label={pickup.carrierPhone} optional>
              {(field) => <Input {...field} inputMode="tel" autoComplete="off" />}
            </Field>
            <Field control={control} name="waybill" label={pickup.waybill} optional>
              {(field) => <Input {...field} autoComplete="off" />}
            </Field>
          </div>
        </section>
        <PasteTable
          onRead={(read) => {
            const typed = getValues('lines').filter((line) => line.name.trim() !== '');
            lines.replace([...typed, ...read.map(lineOf)]);
          }}
        />
        <PaperTable control={control} lines={lines} setValue={setValue} />
        {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" htmlType="submit" loading={action.isRunning}>
            {words.save}
          </Button>
        }
      >
        <Button onClick={() => lines.append(blankLine)}>{words.addLine}</Button>
      </ActionBar>
    </form>
  );
}
