import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { useWordList } from '../../look/word-list.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import type { CheckedRecord, useSyncCheck } from './use-sync-check.ts';

/** How far the check against HQ has come, and what came of each record; nothing before it was asked for. */
export function SyncCheckPanel({ check, start, stop, close }: ReturnType<typeof useSyncCheck>) {
  const words = useDeskWords().record.check;
  switch (check.state) {
    case 'none':
      return null;
    case 'failed':
      return <ProblemNotice problem={check.problem} onRetry={start} />;
    case 'gathering':
    case 'running': {
      const line = check.state === 'gathering' ? words.gathering : words.running({ done: check.done + 1, total: check.total });
      return (
        <section className="card stack" aria-label={words.title}>
          <div className="card-head">
            <h2 role="status">{line}</h2>
            <Button onClick={stop}>{words.stop}</Button>
          </div>
          <Progress percent={check.state === 'gathering' ? 0 : Math.floor((100 * check.done) / check.total)} showInfo={false} aria-label={line} />
          <p className="quiet">{words.help}</p>
        </section>
      );
    }
    case 'over':
      return <Result total={check.total} checked={check.checked} onClose={close} />;
    default:
      return check satisfies never;
  }
}

function Result({ total, checked, onClose }: { readonly total: number; readonly checked: readonly CheckedRecord[]; readonly onClose: () => void }) {
  const words = useDeskWords().record.check;
  const wrong = checked.filter((each) => each.wrong.length > 0);
  const sorted = [...wrong, ...checked.filter((each) => each.wrong.length === 0)];
  const closing = <Button onClick={onClose}>{words.close}</Button>;
  return (
    <section className="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      {total === 0 ? <Notice tone="info" title={words.none} action={closing} /> : null}
      {checked.length < total ? <Notice tone="warn" title={words.stopped({ done: checked.length, total })} action={closing} /> : null}
      {wrong.length > 0 ? (
        <Notice tone="bad" title={words.someDiffer({ bad: wrong.length, count: checked.length })} action={checked.length === total ? closing : undefined}>
          {words.someDifferHelp}
        </Notice>
      ) : null}
      {total > 0 && wrong.length === 0 && checked.length === total ? <Notice tone="good" title={words.allHold({ count: total })} action={closing} /> : null}
      <VirtualRows label={words.title} rows={sorted} rowKey={(each) => each.card.record} estimate={120}>
        {(each) => <CheckedRow checked={each} />}
      </VirtualRows>
    </section>
  );
}

function CheckedRow({ checked: { card, wrong } }: { readonly checked: CheckedRecord }) {
  const list = useWordList();
  const { record: words } = useDeskWords();
  const titleOf = useGoodsTitle();
  const says = card.state === 'received' ? words.check.holdsWhole({ photos: card.photos }) : words.check.holdsPartly;
  return (
    <article className="list-row" aria-label={titleOf(card)}>
      <div className="list-row-what">
        <Link className="touch-link" to="/records/$record" params={{ record: card.record }}>
          <strong>
            {words.kinds[card.kind]} · {titleOf(card)}
          </strong>
        </Link>
        <p className="quiet">{list(card.orderNos)}</p>
        {wrong.length === 0 ? <p>{says}</p> : wrong.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
      <StateMark tone={wrong.length === 0 ? 'good' : 'bad'}>{wrong.length === 0 ? words.check.holds : words.check.differs}</StateMark>
    </article>
  );
}
