import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, Page } from '../frame/page.tsx';
import { OrderStatusMark } from '../order/order-status-mark.tsx';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';
import { TimelinessMark } from '../record/timeliness-mark.tsx';

const route = getRouteApi('/search');

/** What the one search box finds: orders, records, dealers. */
export function SearchPage() {
  const frame = useWords(frameWords);
  const words = frame.search;
  const text = route.useSearch().text?.trim() ?? '';
  return <Page title={words.title} intro={text === '' ? undefined : `“${text}”`}>{text === '' ? <div className="card"><Blank title={words.label}>{words.intro}</Blank></div> : <Found text={text} />}</Page>;
}

function Found({ text }: { readonly text: string }) {
  const list = useWordList();
  const words = useWords(frameWords).search;
  const records = useWords(recordWords);
  const query = useQuery(hqQuery.home.search.queryOptions({ input: { text } }));
  if (query.isPending) return <Waiting />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const found = query.data;
  if (found.orders.length + found.records.length + found.dealers.length === 0) return <div className="card"><Blank title={words.none}>{words.noneText({ text })}</Blank></div>;
  return (
    <div className="stack">
      {found.orders.length === 0 ? null : (
        <section className="card stack">
          <h2>{words.orders}</h2>
          <ul className="short-list">
            {found.orders.map((row) => (
              <li key={`${row.dealer} ${row.orderNo}`}>
                <Link to="/orders/$orderNo" params={{ orderNo: row.orderNo }} search={{ dealer: row.dealer }} className="short-main">
                  <span className="cell-main">{row.orderNo}</span>
                  <span className="cell-sub">{[row.dealerName, row.carrier, row.waybill].filter((part) => part !== '').join(' · ')}</span>
                </Link>
                <OrderStatusMark row={row} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.records.length === 0 ? null : (
        <section className="card stack">
          <h2>{words.records}</h2>
          <ul className="short-list">
            {found.records.map((row) => (
              <li key={row.record}>
                <Link to="/records/$record" params={{ record: row.record }} className="short-main">
                  <span className="cell-main">{records.kinds[row.kind]} {list(row.orderNos)}</span>
                  <span className="cell-sub">{row.dealerName} · <Moment at={row.receivedAt} /></span>
                </Link>
                <TimelinessMark timeliness={row.timeliness} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.dealers.length === 0 ? null : (
        <section className="card stack">
          <h2>{words.dealers}</h2>
          <ul className="short-list">
            {found.dealers.map((dealer) => (
              <li key={dealer.id}>
                <Link to="/dealers" search={{ text: dealer.id }} className="short-main">
                  <span className="cell-main">{dealer.name}</span>
                  <span className="cell-sub">{dealer.id}</span>
                </Link>
                <Phone number={dealer.phone} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
