import { BellOutlined, DisconnectOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Notice } from '../../../shared/wire/console-shapes.ts';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { noticeWords } from '../../../shared/words/console/notice-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { pageByPage } from '../list/page-by-page.ts';
import { noticePlace } from './notice-place.ts';
import { Failed } from './page.tsx';

const tones = { refusal: 'bad', 'feedback-with-differences': 'warn', 'needs-review': 'warn', correction: 'warn', quarantined: 'bad', 'near-deadline': 'warn', 'picked-up-twice': 'warn', 'device-lost-sequence': 'bad' } as const;

/** The bell with the number of unread notices, and the list behind it. */
export function NoticeBell({ isConnected }: { readonly isConnected: boolean | undefined }) {
  const words = useWords(frameWords).bell;
  const frame = useWords(frameWords);
  const [isOpen, setOpen] = useState(false);
  const queries = useQueryClient();
  const list = useInfiniteQuery(
    hqQuery.notices.list.infiniteOptions({
      input: (after: string | undefined) => ({ after, limit: 50 }),
      ...pageByPage,
      refetchInterval: isConnected === false ? 30_000 : false,
    }),
  );
  const notices = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  const read = useMutation(hqQuery.notices.read.mutationOptions({ onSuccess: () => queries.invalidateQueries({ queryKey: hqQuery.notices.key() }) }));
  const unreadIds = notices.filter((notice) => notice.readAt === null).map((notice) => notice.id);
  return (
    <>
      <Badge count={unread} overflowCount={99} size="small" offset={[-8, 8]}>
        <Button type="text" icon={<BellOutlined />} aria-label={words.label({ unread })} onClick={() => setOpen(true)} />
      </Badge>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={420}
        title={words.title}
        closable={{ 'aria-label': frame.close }}
        extra={unreadIds.length === 0 ? null : <Button onClick={() => read.mutate({ ids: unreadIds.slice(0, 200) })}>{words.readAll}</Button>}
      >
        {isConnected === false ? (
          <p className="quiet" role="status">
            <DisconnectOutlined aria-hidden /> {words.offline}
          </p>
        ) : null}
        {list.isPending ? <Waiting rows={4} /> : null}
        {list.error === null ? null : <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {list.data !== undefined && notices.length === 0 ? <Blank title={words.none}>{words.noneText}</Blank> : null}
        <ul className="notice-list">
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeItem
                notice={notice}
                onOpen={() => {
                  setOpen(false);
                  if (notice.readAt === null) read.mutate({ ids: [notice.id] });
                }}
              />
            </li>
          ))}
        </ul>
        {list.hasNextPage ? <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage} block>{words.all}</Button> : null}
      </Drawer>
    </>
  );
}

function NoticeItem({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const list = useWordList();
  const words = useWords(noticeWords);
  const records = useWords(frameWords);
  const language = useLanguage();
  const now = useNow();
  return (
    <Link {...noticePlace(notice)} className="notice-item" data-unread={notice.readAt === null} onClick={onOpen}>
      <StateMark tone={tones[notice.kind]}>{records.bell.kinds[notice.kind]}</StateMark>
      <span className="cell-main">{words[notice.kind]({ dealer: notice.dealerName })}</span>
      <span className="cell-sub">{[list(notice.orderNos), momentText(notice.at, now, language)].filter((part) => part !== '').join(' · ')}</span>
    </Link>
  );
}
