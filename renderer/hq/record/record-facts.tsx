import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';

/** Who, what, when, by whom carried, and what the dealer said. */
export function RecordFacts({ view }: { readonly view: RecordView }) {
  const list = useWordList();
  const words = useWords(recordWords);
  const facts = words.facts;
  const language = useLanguage();
  const now = useNow();
  const { row, record } = view;
  const body = record.body;
  const orders = (
    <ul className="inline-list">
      {row.orderNos.map((orderNo) => (
        <li key={orderNo}>
          <Link to="/orders/$orderNo" params={{ orderNo }} search={{ dealer: row.dealer }}>
            {orderNo}
          </Link>
        </li>
      ))}
    </ul>
  );
  const common: (readonly [string, ReactNode] | null)[] = [
    [facts.dealer, row.dealerName],
    [facts.phone, <Phone key="phone" number={row.dealerPhone} isBig />],
    row.orderNos.length === 0 ? null : [facts.orders, orders],
  ];
  const signer: readonly [string, ReactNode] = [facts.person, facts.signer({ name: record.person.name, role: words.roles[record.person.role] })];
  const rows = ((): typeof common => {
    if (body.kind === 'install-notice') return [...common, signer, [facts.installedLines, list(view.installed.map(facts.installedLine))], [facts.damageOpen, facts.isDamageOpen({ open: body.damageOpen })], body.note === '' ? null : [facts.note, body.note]];
    if (body.kind === 'correction') {
      const link = <Link to="/records/$record" params={{ record: body.corrects }}>{facts.openCorrected}</Link>;
      return [...common, signer, [facts.corrects, link], [facts.note, body.note]];
    }
    const { pickup } = body;
    return [
      ...common,
      body.kind === 'refusal' ? [facts.reason, <strong key="reason">{body.reason}</strong>] : null,
      [facts.pickedUp, <><Moment at={pickup.pickedUpAt} />{pickup.timeChangedBecause === null ? null : <div className="cell-sub">{facts.timeChanged({ reason: pickup.timeChangedBecause })}</div>}</>],
      [facts.carrier, <>{pickup.carrier} <Phone number={pickup.carrierPhone} /></>],
      pickup.waybill === '' ? null : [facts.waybill, pickup.waybill],
      pickup.plate === '' ? null : [facts.plate, pickup.plate],
      signer,
      body.dispatcherCalls.length === 0
        ? null
        : [facts.calls, body.dispatcherCalls.map((call) => <div key={call.calledAt}>{facts.call({ at: momentText(call.calledAt, now, language), phone: call.phone, who: call.answeredBy })}{call.note === '' ? null : <div className="cell-sub">{call.note}</div>}</div>)],
    ];
  })();
  return (
    <section className="card stack">
      <h2>{facts.title}</h2>
      <Facts rows={rows} />
    </section>
  );
}
