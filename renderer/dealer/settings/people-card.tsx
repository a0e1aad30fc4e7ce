import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { DeskPerson } from '../../../shared/bridge/shapes.ts';
import { spanText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { PinForm } from './pin-form.tsx';

/** Who may sign on this computer; a code from HQ adds a person or sets a new PIN. */
export function PeopleCard() {
  const { settings, seal } = useDeskWords();
  const words = settings.people;
  const language = useLanguage();
  const bridge = useBridge();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const action = useAction();
  const query = useQuery({ queryKey: keys.people, queryFn: () => bridge.people.list() });
  const [open, setOpen] = useState<'none' | 'add' | DeskPerson['id']>('none');
  const take = (done: string) => (people: DeskPerson[]) => {
    queries.setQueryData(keys.people, people);
    setOpen('none');
    void message.success(done);
  };
  // What one form was refused with says nothing of the next one.
  const show = (form: typeof open): void => {
    action.clear();
    setOpen(form);
  };
  const shut = (): void => show('none');
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{words.title}</h2>
      <p className="quiet">{words.help}</p>
      {query.error === null ? null : <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending ? <Waiting rows={2} /> : null}
      <ul className="plain-list">
        {(query.data ?? []).map((person) => (
          <li key={person.id} className="person">
            <div>
              <strong>{person.name}</strong> <span className="quiet">{words.roles[person.role]}</span>
              {person.state === 'locked' ? <p className="quiet">{words.lockedHelp}</p> : null}
              {person.state === 'delayed' ? <p className="quiet">{seal.wait({ span: spanText(person.waitMs, language) })}</p> : null}
            </div>
            <StateMark tone={person.state === 'ready' ? 'good' : 'warn'}>{words.states[person.state]}</StateMark>
            <Button aria-label={`${words.changePin} ${person.name}`} disabled={person.state !== 'ready'} onClick={() => show(person.id)}>
              {words.changePin}
            </Button>
            {open === person.id ? (
              <PinForm
                kind="change"
                isRunning={action.isRunning}
                problem={action.problem}
                onCancel={shut}
                onSave={({ now, pin }) => action.run(() => bridge.people.changePin({ person: person.id, pin: now, newPin: pin }), take(words.changed))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {open === 'add' ? (
        <>
          <h3>{words.addTitle}</h3>
          <p className="quiet">{words.addHelp}</p>
          <PinForm kind="code" isRunning={action.isRunning} problem={action.problem} onCancel={shut} onSave={({ now, pin }) => action.run(() => bridge.people.add({ code: now, pin }), take(words.added))} />
        </>
      ) : (
        <div>
          <Button onClick={() => show('add')}>{words.add}</Button>
        </div>
      )}
    </section>
  );
}
