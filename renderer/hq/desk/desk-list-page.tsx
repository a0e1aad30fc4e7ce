import { PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeskRow, IssuedCode } from '../../../shared/wire/console-shapes.ts';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { momentText, spanText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { ShownOnce } from '../frame/shown-once.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { SavedViews } from '../list/saved-views.tsx';
import { Split } from '../list/split.tsx';
import { TextFilter } from '../list/text-filter.tsx';
import { textSearchSchema } from '../list/text-search.ts';
import { DeskDetail } from './desk-detail.tsx';
import { IssueDeskCodeForm } from './issue-desk-code-form.tsx';

const route = getRouteApi('/desks');
/** A clock that is off by less is the journey's. */
const noticeableDriftMs = 120_000;

/** Enrolled desks: codes, contact, queue, revocation. */
export function DeskListPage() {
  const list = useWordList();
  const words = useWords(peopleWords).desks;
  const frame = useWords(frameWords);
  const language = useLanguage();
  const now = useNow();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/desks' });
  const [isIssuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<IssuedCode>();
  const query = useInfiniteQuery(
    hqQuery.desks.list.infiniteOptions({ input: (after: string | undefined) => ({ text: search.text ?? '', after, limit: 100 }), ...pageByPage }),
  );
  const opened = query.data?.pages.flatMap((page) => page.rows).find((row) => row.device === search.open);
  const issue = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
      {words.issue}
    </Button>
  );
  const close = (): void => void navigate({ search: { ...search, open: undefined }, replace: true });
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={issue}>
      <div className="filters no-print" role="search">
        <TextFilter label={words.text} value={search.text ?? ''} onChange={(text) => void navigate({ search: { text: text === '' ? undefined : text }, replace: true })} />
        <SavedViews list="desks" search={{ text: search.text }} onChoose={(view) => void navigate({ search: textSearchSchema.parse(view), replace: true })} />
      </div>
      <Split label={words.manage} detail={opened === undefined ? null : <DeskDetail key={opened.device} desk={opened} onIssued={setIssued} />} onClose={close}>
        <ListBody
          label={words.title}
          query={query}
          rowKey={(row) => row.device}
          openKey={search.open}
          onOpen={(row) => void navigate({ search: { ...search, open: row.device }, replace: search.open !== undefined })}
          columns={[
            { key: 'desk', title: words.columns.desk, bare: true, cell: (row) => <span className="cell-main">{row.name}</span> },
            { key: 'dealer', title: words.columns.dealer, cell: (row) => <>{row.dealerName}<div className="cell-sub">{row.dealer}</div></> },
            { key: 'persons', title: words.columns.persons, isSpare: true, cell: (row) => list(row.persons.filter((person) => person.revokedAt === null).map((person) => person.name)) || '—' },
            {
              key: 'contact', title: words.columns.contact, width: 160,
              cell: (row) => (
                <>
                  {row.lastContactAt === null ? words.never : momentText(row.lastContactAt, now, language)}
                  {row.clockDriftMs !== null && Math.abs(row.clockDriftMs) > noticeableDriftMs ? <div className="cell-sub">{words.clockOff({ span: spanText(Math.abs(row.clockDriftMs), language) })}</div> : null}
                </>
              ),
            },
            { key: 'queue', title: words.columns.queue, width: 140, isSpare: true, cell: (row) => <Queue row={row} /> },
            { key: 'status', title: words.columns.status, width: 150, cell: (row) => (row.revokedAt === null ? <StateMark tone="good">{words.active}</StateMark> : <StateMark tone="bad">{words.revokedAt({ at: momentText(row.revokedAt, now, language) })}</StateMark>) },
          ]}
          blank={<Blank title={words.blank} action={issue}>{words.blankText}</Blank>}
          onClear={search.text === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
        />
      </Split>
      {isIssuing ? (
        <IssueDeskCodeForm
          onClosed={(code) => {
            setIssuing(false);
            setIssued(code);
          }}
        />
      ) : null}
      <Modal open={issued !== undefined} title={words.codeTitle} footer={null} onCancel={() => setIssued(undefined)} destroyOnHidden closable={{ 'aria-label': frame.close }}>
        {issued === undefined ? null : <ShownOnce text={issued.code} note={`${words.codeFor({ name: issued.person.name })} · ${words.expires({ at: momentText(issued.expiresAt, now, language) })}`} help={words.codeHelp} />}
      </Modal>
    </Page>
  );
}

function Queue({ row }: { readonly row: DeskRow }) {
  const words = useWords(peopleWords).desks;
  if (row.parked > 0) return <StateMark tone="bad">{words.parked({ count: row.parked })}</StateMark>;
  if (row.waiting > 0) return <StateMark tone="info">{words.waiting({ count: row.waiting })}</StateMark>;
  return <span className="quiet">{words.upToDate}</span>;
}
