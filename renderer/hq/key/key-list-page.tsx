import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { problemLine } from '../../../shared/words/problem-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, Page } from '../frame/page.tsx';
import { ShownOnce } from '../frame/shown-once.tsx';
import { problemOf } from '../problem-of.ts';
import { IssueKeyForm } from './issue-key-form.tsx';

/** Import keys of the ERP: issued once, revoked at once. */
export function KeyListPage() {
  const words = useWords(incomingWords).keys;
  const frame = useWords(frameWords);
  const language = useLanguage();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [issued, setIssued] = useState<string>();
  const query = useQuery(hqQuery.keys.list.queryOptions());
  const revoke = useMutation(
    hqQuery.keys.revoke.mutationOptions({
      onSuccess: () => {
        void message.success(words.revoked);
        void queries.invalidateQueries({ queryKey: hqQuery.keys.key() });
      },
      onError: (error) => void message.error(problemLine(language, problemOf(error))),
    }),
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
      {words.issue}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={add}>
      {query.isPending ? <Waiting /> : null}
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 ? <div className="card"><Blank title={words.blank} action={add}>{words.blankText}</Blank></div> : null}
      {query.data === undefined || query.data.length === 0 ? null : (
        <DataTable
          label={words.title}
          rows={query.data}
          total={query.data.length}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: words.columns.name, bare: true, cell: (row) => <span className="cell-main">{row.name}</span> },
            { key: 'created', title: words.columns.created, cell: (row) => momentText(row.createdAt, now, language) },
            { key: 'used', title: words.columns.used, cell: (row) => (row.lastUsedAt === null ? words.never : momentText(row.lastUsedAt, now, language)) },
            { key: 'status', title: words.columns.status, cell: (row) => (row.revokedAt === null ? <StateMark tone="good">{words.active}</StateMark> : <StateMark tone="neutral">{words.revokedAt({ at: momentText(row.revokedAt, now, language) })}</StateMark>) },
            {
              key: 'do', title: '', width: 120, bare: true,
              cell: (row) => (row.revokedAt === null ? <Button size="small" danger onClick={() => void modal.confirm({ title: words.revoke, content: words.revokeText({ name: row.name }), okText: words.revoke, cancelText: frame.cancel, okButtonProps: { danger: true }, onOk: async () => await revoke.mutateAsync({ id: row.id }).catch(() => undefined) })}>{words.revoke}</Button> : null),
            },
          ]}
        />
      )}
      {isOpen ? (
        <IssueKeyForm
          onClosed={(key) => {
            setOpen(false);
            setIssued(key);
          }}
        />
      ) : null}
      <Modal open={issued !== undefined} title={words.shownOnce} footer={null} onCancel={() => setIssued(undefined)} destroyOnHidden closable={{ 'aria-label': frame.close }}>
        {issued === undefined ? null : <ShownOnce text={issued} help={words.shownOnceText} isLong />}
      </Modal>
    </Page>
  );
}
