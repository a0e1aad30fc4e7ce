import { getRouteApi, Link } from '@tanstack/react-router';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { searchWords } from '../../../shared/words/console/search-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { Failed, Page } from '../frame/page.tsx';
import { mayCall } from '../may-call.ts';
import { OrderStatusMark } from '../order/order-status-mark.tsx';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';
import { TimelinessMark } from '../record/timeliness-mark.tsx';
import { useMe } from '../session/me.ts';
import { FoundList } from './found-list.tsx';
import { FoundDesks, FoundPeople } from './found-people.tsx';
import { useFound } from './use-found.ts';

const route = getRouteApi('/search');

/** What the one search box finds: orders, records, dealers, people, desks. */
export function SearchPage() {
  const words = useWords(searchWords);
  const me = useMe();
  const text = route.useSearch().text?.trim() ?? '';
  const intro = mayCall(me, consoleContract.desks.list) ? words.introWithDesks : words.intro;
  return <Page title={words.title} intro={text === '' ? undefined : `“${text}”`}>{text === '' ? <div className="card"><Blank title={words.label}>{intro}</Blank></div> : <Found text={text} />}</Page>;
}

function Found({ text }: { readonly text: string }) {
  const list = useWordList();
  const words = useWords(searchWords);
  const records = useWords(recordWords);
  const found = useFound(text);
  if (found.isPending) return <Waiting />;
  if (found.error !== null) return <Failed error={found.error} onRetry={found.retry} />;
  const kinds = [found.orders, found.records, found.dealers, found.staff, found.persons, found.desks];
  if (kinds.every((rows) => rows.length === 0)) return <div className="card"><Blank title={words.none}>{words.noneText({ text })}</Blank></div>;
  return (
    <div className="stack">
      <FoundList title={words.orders} rows={found.orders} rowKey={(row) => `${row.dealer} ${row.orderNo}`}>
        {(row) => (
          <>
            <Link to="/orders/$orderNo" params={{ orderNo: row.orderNo }} search={{ dealer: row.dealer }} className="short-main">
              <span className="cell-main">{row.orderNo}</span>
              <span className="cell-sub">{[row.dealerName, row.carrier, row.waybill].filter((part) => part !== '').join(' · ')}</span>
            </Link>
            <OrderStatusMark row={row} />
          </>
        )}
      </FoundList>
      <FoundList title={words.records} rows={found.records} rowKey={(row) => row.record}>
        {(row) => (
          <>
            <Link to="/records/$record" params={{ record: row.record }} className="short-main">
              <span className="cell-main">{records.kinds[row.kind]} {list(row.orderNos)}</span>
              <span className="cell-sub">{row.dealerName} · <Moment at={row.receivedAt} /></span>
            </Link>
            <TimelinessMark timeliness={row.timeliness} />
          </>
        )}
      </FoundList>
      <FoundList title={words.dealers} rows={found.dealers} rowKey={(row) => row.id}>
        {(row) => (
          <>
            <Link to="/dealers" search={{ text: row.id }} className="short-main">
              <span className="cell-main">{row.name}</span>
              <span className="cell-sub">{row.id}</span>
            </Link>
            <Phone number={row.phone} />
          </>
        )}
      </FoundList>
      <FoundPeople staff={found.staff} persons={found.persons} />
      <FoundDesks desks={found.desks} />
    </div>
  );
}
