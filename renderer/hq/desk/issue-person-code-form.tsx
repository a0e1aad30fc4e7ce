import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type { DeskRow, IssuedCode } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { PersonFields, personFieldsSchema, personOf, type PersonFieldValues } from './person-fields.tsx';

interface IssuePersonCodeFormProps {
  readonly desk: DeskRow;
  readonly onClose: () => void;
  readonly onIssued: (code: IssuedCode) => void;
}

/** A one-time code for a further person of a desk, or for somebody who forgot the PIN. */
export function IssuePersonCodeForm({ desk, onClose, onIssued }: IssuePersonCodeFormProps) {
  const words = useWords(peopleWords).desks;
  const form = useForm<PersonFieldValues>({ resolver: zodResolver(personFieldsSchema), defaultValues: { who: 'new', name: '', role: 'inspector' } });
  const who = form.watch('who');
  const issue = useMutation(hqQuery.desks.issuePersonCode.mutationOptions({ onSuccess: onIssued }));
  return (
    <FormDrawer title={words.issuePersonTitle({ desk: desk.name })} isOpen onClose={onClose} error={issue.error} isBusy={issue.isPending} submit={words.issue} onSubmit={form.handleSubmit((values) => issue.mutate({ device: desk.device, person: personOf(values) }))}>
      <p>{words.issuePersonText}</p>
      <PersonFields control={form.control} who={who} persons={desk.persons} />
    </FormDrawer>
  );
}
