import { App } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { hqQuery } from '../client.ts';
import { ReasonForm } from '../frame/reason-form.tsx';

/** Lifts the revocation of a desk, with a reason. */
export function RestoreDeskForm({ desk, onClosed }: { readonly desk: DeskRow; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).desks;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const restore = useMutation(
    hqQuery.desks.restore.mutationOptions({
      onSuccess: () => {
        void message.success(words.restored);
        void queries.invalidateQueries({ queryKey: hqQuery.desks.key() });
      },
    }),
  );
  return <ReasonForm title={words.restore} about={`${desk.dealerName} · ${desk.name}`} text={words.restoreText} label={words.reason} submit={words.restore} deed={restore} onReason={(reason) => restore.mutate({ device: desk.device, reason })} onClosed={onClosed} />;
}
