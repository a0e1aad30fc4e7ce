import type { ReactNode } from 'react';
import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Facts } from '../../parts/facts.tsx';
import { useNaming } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { AnswerEvent } from './answer-event.tsx';
import type { CaseEvent } from './case-events.ts';
import type { CaseGoods } from './case-goods.ts';
import { FindingEvent } from './finding-event.tsx';
import { LimitsEvent } from './limits-event.tsx';
import { OrderEvent } from './order-event.tsx';
import { RecordEvent } from './record-event.tsx';

interface CaseEventRowProps {
  readonly event: CaseEvent;
  readonly folder: CaseFolder;
  readonly goods: CaseGoods;
  readonly onPrint: (record: RecordId) => void;
}

/** One event of a case: when it was on the left, what it was on the right. */
export function CaseEventRow({ event, folder, goods, onPrint }: CaseEventRowProps) {
  const language = useLanguage();
  const now = useNaming();
  const moment = momentText(event.at, now, language);
  // An order says the day on which it was shipped, not the hour.
  const when = event.kind === 'order' ? (event.order.shippedOn === null ? '' : moment.slice(0, moment.lastIndexOf(' '))) : moment;
  return (
    <li className="case-event">
      <p className="case-when numbers">{when}</p>
      <section className="card stack case-what">{contentOf({ event, folder, goods, onPrint })}</section>
    </li>
  );
}

function contentOf({ event, folder, goods, onPrint }: CaseEventRowProps): ReactNode {
  switch (event.kind) {
    case 'order':
      return <OrderEvent order={event.order} checks={goods.checks} />;
    case 'pickup':
      return <PickupEvent folder={folder} />;
    case 'limits':
      return <LimitsEvent folder={folder} />;
    case 'finding':
      return <FindingEvent finding={event.finding} goods={goods} />;
    case 'call':
      return <CallEvent call={event.call} />;
    case 'record':
      return <RecordEvent sealed={event.sealed} onPrint={onPrint} />;
    case 'answer':
      return <AnswerEvent answer={event.answer} records={folder.records} />;
    default:
      return closed(event);
  }
}

function PickupEvent({ folder }: { readonly folder: CaseFolder }) {
  const { today, pickup: words, case: own } = useDeskWords();
  const language = useLanguage();
  const now = useNaming();
  const { pickup } = folder.view.inspection;
  const changed = pickup.timeChangedBecause;
  return (
    <>
      <h2>{today.pickUp}</h2>
      <Facts
        rows={[
          [words.carrier, pickup.carrier],
          [words.carrierPhone, pickup.carrierPhone],
          [words.waybill, pickup.waybill],
          [words.plate, pickup.plate],
          [own.entered, changed === null ? '' : momentText(pickup.enteredAt, now, language)],
          [words.changeTimeWhy, changed ?? ''],
        ]}
      />
    </>
  );
}

function CallEvent({ call }: { readonly call: Extract<CaseEvent, { kind: 'call' }>['call'] }) {
  const words = useDeskWords().case;
  return (
    <>
      <h2>{words.call}</h2>
      <p>{words.answeredBy({ who: call.answeredBy, phone: call.phone })}</p>
      {call.note === '' ? null : <p>{call.note}</p>}
    </>
  );
}
