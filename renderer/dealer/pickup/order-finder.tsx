import { ScanOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
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
import { ScanNotices, type ScanSaid } from './scan-notices.tsx';
import { judgeChoice, judgeScan, type ScanOutcome } from './scan-outcome.ts';
import { useOrders } from './use-orders.ts';
import { useScans } from './use-scans.ts';

interface OrderFinderProps {
  /** Nothing can be chosen before. */
  readonly isReady: boolean;
  /** Where it is said what became of a scan. */
  readonly foot: HTMLElement;
  readonly chosen: readonly OrderCard[];
  readonly onToggle: (card: OrderCard) => void;
  readonly onOpen: (card: OrderCard) => void;
}

const longestText = 100;

const tones: Readonly<Record<OrderCard['status'], Tone>> = { 'on-the-way': 'info', 'picked-up': 'warn', sealed: 'good', withdrawn: 'neutral' };

/** Outcomes that somebody still has to do something about when the next scan is answered. */
const stays: ReadonlySet<ScanOutcome['kind']> = new Set(['several', 'picked-up', 'withdrawn', 'full', 'none', 'failed']);

/** So many outcomes stand there at most. */
const mostSaid = 3;

/** Finds outbound orders by number, product or waybill. A scanner types and presses Enter, which chooses the order it names and waits for the next scan. */
export function OrderFinder({ isReady, foot, chosen, onToggle, onOpen }: OrderFinderProps) {
  const { pickup: words, frame } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<readonly ScanSaid[]>([]);
  const wanted = useDeferredValue(text.trim().slice(0, longestText));
  const orders = useOrders(wanted);
  const input = useRef<InputRef>(null);
  // The scan whose text still stands in the search, untouched.
  const shown = useRef<number | undefined>(undefined);

  const tell = (outcome: ScanOutcome, nth: number, about: string): void => {
    const count = chosen.length + (outcome.kind === 'chosen' ? 1 : 0);
    // What was chosen is seen on the truck; what was not has to be told still when the next one is.
    setSaid((before) => [{ nth, text: about, outcome, count }, ...before.filter((one) => one.nth !== nth && one.text !== about && stays.has(one.outcome.kind))].slice(0, mostSaid));
    if (outcome.kind === 'chosen') onToggle(outcome.card);
  };
  const { waiting, scan } = useScans(isReady, ({ nth, text: scanned }, answer) => {
    const outcome = judgeScan(answer, chosen);
    tell(outcome, nth, scanned);
    if (shown.current !== nth || outcome.kind === 'failed') return;
    if (outcome.kind === 'several') return input.current?.input?.scrollIntoView({ block: 'start' });
    setText('');
    if (outcome.kind === 'picked-up' && chosen.length === 0) onOpen(outcome.card);
  });
  const enter = (): void => {
    const scanned = text.trim().slice(0, longestText);
    if (scanned === '') return;
    shown.current = scan(scanned);
    // What is typed next takes its place, also before it is answered.
    input.current?.select();
  };
  const press = (card: OrderCard): void => {
    const outcome = judgeChoice(card, chosen);
    if (outcome.kind === 'full') return tell(outcome, 0, card.orderNo);
    onToggle(card);
    // One of several was wanted, and is chosen now.
    setSaid((before) => before.filter((one) => one.outcome.kind !== 'several' || one.text !== text.trim()));
  };
  const isEmpty = chosen.length === 0;
  useEffect(() => {
    if (isReady && isEmpty) input.current?.focus();
  }, [isReady, isEmpty]);
  return (
    <section className="card stack" aria-labelledby="find-order">
      <div className="card-head">
        <h2 id="find-order">{words.find}</h2>
        <Link className="touch-link" to="/paper">
          {words.fromPaper}
        </Link>
      </div>
      <Input
        ref={input}
        size="large"
        allowClear
        prefix={<ScanOutlined aria-hidden />}
        aria-label={words.find}
        placeholder={words.findHelp}
        value={text}
        onChange={(event) => {
          shown.current = undefined;
          setText(event.target.value);
        }}
        onPressEnter={enter}
      />
      <p className="quiet" role="status">
        {waiting !== undefined ? words.scan.looking({ text: waiting.text }) : orders.isLoading ? '' : words.found({ count: orders.total })}
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
              {card.elsewhere !== null && card.pickup === null ? <StateMark tone="warn">{words.elsewhere({ desk: card.elsewhere.deviceName })}</StateMark> : null}
              {card.status === 'on-the-way' ? null : <StateMark tone={tones[card.status]}>{words.statuses[card.status]}</StateMark>}
              {card.pickup !== null ? (
                <Button aria-label={`${words.openPickup} ${card.orderNo}`} onClick={() => onOpen(card)}>
                  {words.openPickup}
                </Button>
              ) : card.status === 'on-the-way' ? (
                <Button aria-label={`${isChosen ? words.chosen : words.choose} ${card.orderNo}`} aria-pressed={isChosen} type={isChosen ? 'primary' : 'default'} onClick={() => press(card)}>
                  {isChosen ? words.chosen : words.choose}
                </Button>
              ) : null}
            </div>
          );
        }}
      </VirtualRows>
      {orders.rows.length > 0 && orders.rows.length < orders.total ? <Button onClick={orders.more}>{frame.more}</Button> : null}
      {createPortal(<ScanNotices said={said} searched={text.trim()} onOpen={onOpen} onSearch={setText} onAgain={scan} onClose={(closed) => setSaid((before) => before.filter((one) => one !== closed))} />, foot)}
    </section>
  );
}
