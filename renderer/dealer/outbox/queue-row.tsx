import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import type { QueueItem } from '../../../shared/bridge/shapes.ts';
import { parseProblem } from '../../../shared/kernel/problem.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWordList } from '../../look/word-list.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { sizeText } from '../frame/line-words.ts';
import { useNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { RecordMark } from '../record/record-mark.tsx';
import { signAgainWay } from '../record/sign-again-way.ts';
import { ExportButton } from './export-button.tsx';
import { useContactTold } from './use-contact-told.ts';

/** One record on its way: 等待 / 正在传 45% / 总部已收 / 需要处理, and what helps. */
export function QueueRow({ item }: { readonly item: QueueItem }) {
  const list = useWordList();
  const { record: words, signedAgain } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const bridge = useBridge();
  const action = useAction();
  const now = useNow(15_000);
  const tell = useContactTold();
  const { record: card } = item;
  const problem = item.problem === null ? undefined : parseProblem(item.problem);
  const isParked = card.state === 'parked';
  const isSending = card.state === 'sending' || card.state === 'record-received';
  const facts = [
    item.bytes.total > 0 && card.state !== 'received' && card.refused !== 'signed-again' ? words.queue.bytes({ sent: sizeText(item.bytes.sent), total: sizeText(item.bytes.total) }) : '',
    item.attempts > 1 ? words.queue.attempts({ count: item.attempts }) : '',
    item.nextTryAt !== null && !isParked && item.nextTryAt > now ? words.queue.nextTry({ at: momentText(item.nextTryAt, now, language) }) : '',
  ].filter((part) => part !== '');
  return (
    <article className="card stack" aria-label={titleOf(card)}>
      <div className="card-head">
        <div className="list-row-what">
          <Link className="touch-link" to="/records/$record" params={{ record: card.record }}>
            <strong>
              {words.kinds[card.kind]} · {titleOf(card)}
            </strong>
          </Link>
          <p className="quiet">{[list(card.orderNos), ...facts].join(' · ')}</p>
        </div>
        <RecordMark card={card} percent={item.percent} />
        {card.state === 'received' ? null : (
          <span className="buttons">
            {card.refused === 'open' ? (
              <Link className="button-link" aria-label={`${signedAgain.sign} ${titleOf(card)}`} {...signAgainWay(card)}>
                {signedAgain.sign}
              </Link>
            ) : null}
            {card.refused === 'signed-again' ? null : (
              <Button loading={action.isRunning} aria-label={`${words.queue.retry} ${titleOf(card)}`} onClick={() => action.run(() => bridge.queue.retry({ record: card.record }), tell)}>
                {words.queue.retry}
              </Button>
            )}
            <ExportButton records={[card.record]} label={words.queue.exportOne} />
          </span>
        )}
      </div>
      {isSending ? <Progress percent={item.percent} showInfo={false} aria-label={words.sendingPercent({ percent: item.percent })} /> : null}
      {problem !== undefined && card.refused !== 'signed-again' && isParked ? <ProblemNotice problem={problem} /> : null}
      {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
    </article>
  );
}
