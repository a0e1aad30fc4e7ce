import { ScanOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { useLanguage } from '../../look/language.ts';
import type { Tone } from '../../look/palette.ts';
import { Blank } from '../../parts/blank.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { problemOf } from '../bridge/bridge-problem.ts';
import { classList } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { useOrders } from './use-orders.ts';

interface OrderFinderProps {
  readonly chosen: readonly OrderCard[];
  readonly onToggle: (card: OrderCard) => void;
  readonly onOpen: (card: OrderCard) => void;
}

const tones: Readonly<Record<OrderCard['status'], Tone>> = { 'on-the-way': 'info', 'picked-up': 'warn', sealed: 'good', withdrawn: 'neutral' };

/** Finds outbound orders by number, product or waybill; a scanner types and presses Enter, which chooses a single hit. */
export function OrderFinder({ chosen, onToggle, onOpen }: OrderFinderProps) {
  const { pickup: words, frame } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim().slice(0, 100));
  const orders = useOrders(wanted);
  const [only] = orders.rows;
  const enter = (): void => {
    if (orders.rows.length !== 1 || only === undefined || wanted !== text.trim()) return;
    if (only.pickup !== null) onOpen(only);
    else if (only.status === 'on-the-way') onToggle(only);
  };
  return (
    <section className="card stack" aria-labelledby="find-order">
      <div className="card-head">
        <h2 id="find-order">{words.find}</h2>
        <Link className="touch-link" to="/paper">
          {words.fromPaper}
        </Link>
      </div>
      <Input
        size="large"
        allowClear
        prefix={<ScanOutlined aria-hidden />}
        aria-label={words.find}
        placeholder={words.findHelp}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={enter}
      />
      <p className="quiet" role="status">
        {orders.isLoading ? '' : words.found({ count: orders.total })}
      </p>
      {orders.error === null ? null : <ProblemNotice problem={problemOf(orders.error)} onRetry={orders.again} />}
      {orders.isLoading ? <Waiting rows={3} /> : null}
      {!orders.isLoading && orders.rows.length === 0 && orders.error === null ? (
        <Blank title={words.nothingFound} action={<Link className="touch-link" to="/paper">{words.fromPaper}</Link>}>
          {words.nothingFoundHelp}
        </Blank>
      ) : null}
      <VirtualRows label={words.find} rows={orders.rows} rowKey={(card) => card.orderNo} estimate={92} onEnd={orders.more}>
        {(card) => {
          const isChosen = chosen.some((other) => other.orderNo === card.orderNo);
          return (
            <div className="list-row">
              <div className="list-row-what">
                <strong>{titleOf(card)}</strong>
                <p className="quiet">{[card.orderNo, classList(language, card.classes), card.carrier, card.waybill].filter((part) => part !== '').join(' · ')}</p>
              </div>
              {card.status === 'on-the-way' ? null : <StateMark tone={tones[card.status]}>{words.statuses[card.status]}</StateMark>}
              {card.pickup !== null ? (
                <Button aria-label={`${words.openPickup} ${card.orderNo}`} onClick={() => onOpen(card)}>
                  {words.openPickup}
                </Button>
              ) : card.status === 'on-the-way' ? (
                <Button aria-label={`${isChosen ? words.chosen : words.choose} ${card.orderNo}`} aria-pressed={isChosen} type={isChosen ? 'primary' : 'default'} onClick={() => onToggle(card)}>
                  {isChosen ? words.chosen : words.choose}
                </Button>
              ) : null}
            </div>
          );
        }}
      </VirtualRows>
      {orders.rows.length > 0 && orders.rows.length < orders.total ? <Button onClick={orders.more}>{frame.more}</Button> : null}
    </section>
  );
}
