import { CheckOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemLine } from '../../../shared/words/problem-words.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { hq, hqQuery } from '../client.ts';
import { Phone } from '../parts/phone.tsx';
import { saveFile } from '../save-file.ts';
import { problemOf } from '../problem-of.ts';
import { SeenCell } from './record-cells.tsx';

/** Seen or not, the phones that help, and the original for offline verification. */
export function RecordActions({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const fail = (error: unknown): void => void message.error(problemLine(language, problemOf(error)));
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: hqQuery.records.key() });
    void queries.invalidateQueries({ queryKey: hqQuery.home.key() });
  };
  const see = useMutation(hqQuery.records.see.mutationOptions({ onSuccess: refresh, onError: fail }));
  const original = useMutation({
    mutationFn: async () => await hq.records.original({ record: view.row.record }),
    onSuccess: (found) => saveFile(`${view.row.record}.json`, JSON.stringify(found), 'application/json'),
    onError: fail,
  });
  const isSeen = view.row.seenAt !== null;
  return (
    <section className="card actions no-print">
      <div className="actions-row">
        <SeenCell row={view.row} />
        <Phone number={view.row.dealerPhone} isBig />
      </div>
      <div className="actions-row">
        <Button type={isSeen ? 'default' : 'primary'} icon={<CheckOutlined />} loading={see.isPending} onClick={() => see.mutate({ record: view.row.record, seen: !isSeen })}>
          {isSeen ? words.markUnseen : words.markSeen}
        </Button>
        <Button icon={<DownloadOutlined />} loading={original.isPending} onClick={() => original.mutate()}>
          {words.downloadOriginal}
        </Button>
      </div>
    </section>
  );
}
