import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFieldArray, useForm } from 'react-hook-form';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { DraftState } from '../form/draft-state.tsx';
import type { FormDraft } from '../form/form-draft.ts';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useKeptForm } from '../form/use-kept-form.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { usePaperCursor } from './paper-cursor.ts';
import { blankPaper, lineOf, orderOf, paperDraftSchema, paperFormSchema, type PaperForm } from './paper-form.ts';
import { isBlank } from './paper-line.ts';
import { refusalIn } from './paper-refusal.ts';
import { PaperRefused } from './paper-refused.tsx';
import { PaperTable } from './paper-table.tsx';
import { PasteTable } from './paste-table.tsx';
import { usePaperKeys } from './use-paper-keys.ts';

/** Enter an outbound order from paper: with the keyboard in a table, or by pasting a block of cells. What is typed is kept until it is handed in. */
export function PaperOrderPage() {
  const { draft, kept } = useFormDraft({ form: 'paper-order' }, paperDraftSchema);
  return kept.isLoaded ? <PaperOrderForm draft={draft} /> : <Waiting />;
}

/** Rendered once for all of a draft: a key typed into one of thousands of cells must not draw the others anew. */
const PaperOrderForm = memo(({ draft }: { readonly draft: FormDraft<PaperForm> }) => {
  const { pickup, frame } = useDeskWords();
  const words = pickup.paper;
  const bridge = useBridge();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const undo = useUndo();
  const form = useForm<PaperForm>({
    resolver: zodResolver(paperFormSchema),
    mode: 'onTouched',
    // The first wrong cell may not be in the document.
    shouldFocusError: false,
    defaultValues: draft.snapshot().fields ?? blankPaper,
  });
  const { control, handleSubmit, getValues, setValue, setFocus, trigger, reset } = form;
  useKeptForm(form, draft);
  const lines = useFieldArray({ control, name: 'lines' });
  const cursor = usePaperCursor();
  // What is wrong is listed once somebody wanted to save.
  const [wasRefused, setRefused] = useState(false);
  const save = handleSubmit(
    (values) =>
      action.run(
        () => bridge.orders.enterFromPaper({ order: orderOf(values) }),
        ({ card }) => {
          draft.drop();
          void queries.invalidateQueries({ queryKey: keys.orders });
          void navigate({ to: '/pickup', search: { order: card.orderNo } });
        },
      ),
    (errors) => {
      setRefused(true);
      const { head, rows } = refusalIn(errors);
      const [first] = rows;
      if (head[0] !== undefined) setFocus(head[0]);
      else if (first !== undefined) cursor.goTo(first.index, first.faults[0]?.key ?? 'name');
    },
  );
  const { addLine, ...heard } = usePaperKeys({ cursor, lines, getValues, save: () => void save() });
  const remove = (index: number): void => {
    const line = getValues(`lines.${index}`);
    // The line that takes its place has to be there before the keyboard goes to it.
    flushSync(() => lines.remove(index));
    cursor.goTo(Math.min(index, getValues('lines').length - 1), 'name');
    if (!isBlank(line)) undo(words.lineRemoved({ row: index + 1 }), () => lines.insert(Math.min(index, getValues('lines').length), line, { shouldFocus: false }));
  };
  const empty = (): void => {
    const before = getValues();
    reset(blankPaper);
    setRefused(false);
    draft.drop();
    undo(frame.formEmptied, () => {
      reset(before);
      draft.put(before);
    });
  };
  return (
    <form className="frame-form" noValidate onSubmit={(event) => void save(event)} {...heard}>
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <p className="quiet">{words.help}</p>
        <section className="card stack">
          <div className="fields">
            <Field control={control} name="orderNo" label={words.orderNo} wrong={words.bad.orderNo}>
              {(field) => <Input {...field} autoFocus autoComplete="off" />}
            </Field>
            <Field control={control} name="carrier" label={pickup.carrier} optional={words.atPickup}>
              {(field) => <Input {...field} autoComplete="off" />}
            </Field>
            <Field control={control} name="carrierPhone" label={pickup.carrierPhone} optional={words.atPickup}>
              {(field) => <Input {...field} inputMode="tel" autoComplete="off" />}
            </Field>
            <Field control={control} name="waybill" label={pickup.waybill} optional>
              {(field) => <Input {...field} autoComplete="off" />}
            </Field>
          </div>
        </section>
        <PasteTable
          onRead={(read) => {
            const typed = getValues('lines').filter((line) => !isBlank(line));
            lines.replace([...typed, ...read.lines.map((line) => lineOf(line, read.isNumbered))]);
            // What the paper's own table lacks is marked at once.
            void trigger('lines');
          }}
        />
        <PaperTable control={control} cursor={cursor} lines={lines} setValue={setValue} onRemove={remove} />
      </div>
      <div className="form-foot">
        {wasRefused ? <PaperRefused form={form} onHead={setFocus} onCell={cursor.goTo} /> : null}
        <DraftRefused draft={draft} />
        {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" htmlType="submit" loading={action.isRunning}>
            {words.save}
          </Button>
        }
      >
        <Button onClick={addLine}>{words.addLine}</Button>
        <DraftState draft={draft} onEmpty={empty} />
      </ActionBar>
    </form>
  );
});
