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
  /** Whether the code also gives the desk itself a new key. */
  readonly isRenewal: boolean;
  /** Called when the form has closed: with the code, or with nothing where it was left. */
  readonly onClosed: (code: IssuedCode | undefined) => void;
}

/** A one-time code for a further person of a desk, for somebody who forgot the PIN, or for a desk that lost its key. */
export function IssuePersonCodeForm({ desk, isRenewal, onClosed }: IssuePersonCodeFormProps) {
  const words = useWords(peopleWords).desks;
  const persons = desk.persons.filter((person) => person.revokedAt === null);
  const form = useForm<PersonFieldValues>({ resolver: zodResolver(personFieldsSchema), defaultValues: { who: (isRenewal ? persons[0]?.id : undefined) ?? 'new', name: '', role: 'inspector' } });
  const who = form.watch('who');
  const issuePerson = useMutation(hqQuery.desks.issuePersonCode.mutationOptions());
  const issueRenewal = useMutation(hqQuery.desks.issueRenewalCode.mutationOptions());
  const issue = isRenewal ? issueRenewal : issuePerson;
  const title = isRenewal ? words.issueRenewalTitle : words.issuePersonTitle;
  return (
    <FormDrawer title={title({ desk: desk.name })} deed={issue} onClosed={() => onClosed(issue.data)} submit={words.issue} onSubmit={form.handleSubmit((values) => issue.mutate({ device: desk.device, person: personOf(values) }))}>
      <p>{isRenewal ? words.issueRenewalText : words.issuePersonText}</p>
      <PersonFields control={form.control} who={who} persons={persons} />
    </FormDrawer>
  );
}
