import { App } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { hqQuery } from '../client.ts';
import { ReasonForm } from '../frame/reason-form.tsx';

/** Takes a person's right to sign away, at once and on every desk. */
export function RevokePersonForm({ person, dealerName, onClosed }: { readonly person: DeskRow['persons'][number]; readonly dealerName: string; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).desks;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const revoke = useMutation(
    hqQuery.desks.revokePerson.mutationOptions({
      onSuccess: () => {
        void message.success(words.revoked({ name: person.name }));
        void queries.invalidateQueries({ queryKey: hqQuery.desks.key() });
      },
    }),
  );
  return (
    <ReasonForm
      title={words.revokePersonTitle({ name: person.name })}
      about={`${dealerName} · ${words.signer({ name: person.name, role: words.roles[person.role] })}`}
      text={words.revokePersonText}
      label={words.reason}
      submit={words.revoke}
      isDanger
      deed={revoke}
      onReason={(reason) => revoke.mutate({ person: person.id, reason })}
      onClosed={onClosed}
    />
  );
}
