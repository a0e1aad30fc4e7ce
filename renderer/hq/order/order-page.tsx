import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { OrderLine } from '../../../shared/delivery/outbound-order.ts';
import { orderNoSchema, type OrderNo } from '../../../shared/kernel/ids.ts';
import { canBeSettled } from '../../../shared/wire/can-be-settled.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { classWords, quantityWords } from '../../../shared/words/class-words.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, NotFound, Page, PrintButton } from '../frame/page.tsx';
import { BackToList } from '../list/back-to-list.tsx';
import { mayCall } from '../may-call.ts';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';
import { RefusedFeedbackList } from '../pickup/refused-feedback.tsx';
import { ReminderList } from '../pickup/reminder-list.tsx';
import { SettleDrawer, type Settling } from '../pickup/settle-drawer.tsx';
import { LimitList } from '../record/limit-list.tsx';
import { CorrectedCell, DifferenceCell } from '../record/record-cells.tsx';
import { TimelinessMark } from '../record/timeliness-mark.tsx';
import { useMe } from '../session/me.ts';
import { OrderStatusMark } from './order-status-mark.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const route = getRouteApi('/orders/$orderNo');

/** One outbound order: what was sent, its pickups with their limits, and what came back. */
export function OrderPage() {
  const orderNo = orderNoSchema.safeParse(route.useParams().orderNo);
  return orderNo.success ? <Order key={orderNo.data} orderNo={orderNo.data} /> : <NotFound />;
}

function Order({ orderNo }: { readonly orderNo: OrderNo }) {
  const words = useWords(deliveryWords).orders;
  const records = useWords(recordWords);
  const me = useMe();
  const settle = useWords(deliveryWords).pickups.settle;
  const [settling, setSettling] = useState<Settling | null>(null);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const columns = useColumns();
  const { dealer, pickup: pointedOut } = route.useSearch();
  const query = useQuery(hqQuery.orders.get.queryOptions({ input: { orderNo, dealer } }));
  if (query.isPending) return <Waiting rows={10} />;
  if (query.data === undefined) {
    return (
      <Page title={`${words.title} ${orderNo}`}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const { row, order, dealerPhone, pickups, records: sealed } = query.data;
  const maySettle = mayCall(me, consoleContract.pickups.settle);
  return (
    <Page
      title={`${words.title} ${row.orderNo}`}
      intro={row.dealerName}
      actions={
        <>
          <BackToList lists={['/orders', '/pickups']} otherwise={{ to: '/orders', search: order.source === 'paper' ? { from: 'paper' } : {} }} />
          {mayCall(me, consoleContract.orders.withdraw) && row.status === 'on-the-way' ? <Button danger onClick={() => setWithdrawing(true)}>{words.withdraw}</Button> : null}
          <PrintButton />
        </>
      }
    >
      <div className="case">
        <div className="case-left">
          <section className="card stack">
            <div className="card-head">
              <h2>{words.head}</h2>
              <OrderStatusMark row={row} />
            </div>
            <Facts
              rows={[
                [words.columns.dealer, <>{row.dealerName} <Phone number={dealerPhone} /></>],
                order.salesOrderNo === '' ? null : [words.salesOrder, order.salesOrderNo],
                [words.columns.shipped, order.shippedOn ?? '—'],
                [words.columns.carrier, <>{[order.carrier, order.waybill].filter((part) => part !== '').join(' / ')} {order.carrierPhone === '' ? null : <Phone number={order.carrierPhone} />}</>],
                [words.source, words.sources[order.source]],
              ]}
            />
          </section>
          <section className="card stack">
            <div className="card-head">
              <h2>{words.goods}</h2>
              <span className="quiet">{words.lines({ count: order.lines.length })}</span>
            </div>
            <div className="table-in-card" data-long={order.lines.length > 12}>
              <DataTable label={words.goods} columns={columns} rows={order.lines} rowKey={(line) => String(line.lineNo)} total={order.lines.length} />
            </div>
          </section>
        </div>
        <div className="case-right">
          <section className="card stack">
            <h2>{words.pickups}</h2>
            {pickups.length === 0 ? <p className="quiet">{words.noPickup}</p> : null}
            {pickups.length < 2 ? null : (
              <Notice tone="warn" title={words.pickedUpTwice({ count: pickups.length })}>
                {words.pickedUpTwiceHelp}
              </Notice>
            )}
            {pickups.map(({ pickup, deviceName, limits, reminders, refused }) => (
              <PickupPlace key={pickup.id} isPointedOut={pickup.id === pointedOut}>
                <p>
                  <strong><Moment at={pickup.pickedUpAt} /></strong> {[pickup.carrier, pickup.plate].filter((part) => part !== '').join(' ')}
                </p>
                {pickup.timeChangedBecause === null ? null : (
                  <p>
                    {words.timeChanged}<Moment at={pickup.enteredAt} />{words.because({ why: pickup.timeChangedBecause })}
                  </p>
                )}
                {pickups.length < 2 ? null : <p className="quiet">{words.atDesk({ desk: deviceName })}</p>}
                <LimitList
                  limits={limits}
                  isBare
                  actionOf={(limit) =>
                    maySettle && canBeSettled(limit) ? (
                      <div className="no-print">
                        <Button onClick={() => setSettling({ pickup: pickup.id, orderNos: [...new Set(pickup.orders.map((each) => each.orderNo))], dealerName: row.dealerName, limit, refused })}>
                          {limit.state === 'in-doubt' ? settle.open : settle.again}
                        </Button>
                      </div>
                    ) : null
                  }
                />
                <ReminderList reminders={reminders} limits={limits} />
                <RefusedFeedbackList refused={refused} />
              </PickupPlace>
            ))}
          </section>
          <section className="card stack">
            <h2>{words.records}</h2>
            {sealed.length === 0 ? <p className="quiet">{words.noRecords}</p> : null}
            <ul className="short-list">
              {sealed.map((each) => (
                <li key={each.record}>
                  <Link to="/records/$record" params={{ record: each.record }} className="short-main">
                    <span className="cell-main">{records.kinds[each.kind]}</span>
                    <span className="cell-sub">{each.person} · <Moment at={each.sealedAtWall} /></span>
                  </Link>
                  <span className="short-marks"><CorrectedCell row={each} /><TimelinessMark timeliness={each.timeliness} /><DifferenceCell row={{ ...each, damagePoints: 0 }} /></span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      {settling === null ? null : <SettleDrawer row={settling} onClosed={() => setSettling(null)} />}
      {isWithdrawing ? <WithdrawForm orderNo={orderNo} dealerName={row.dealerName} onClosed={() => setWithdrawing(false)} /> : null}
    </Page>
  );
}

/** A pickup; one that the address points out is brought into view. */
function PickupPlace({ isPointedOut, children }: { readonly isPointedOut: boolean; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isPointedOut) place.current?.scrollIntoView({ block: 'center' });
  }, [isPointedOut]);
  return <div ref={place} className="stack pickup-place" aria-current={isPointedOut ? 'location' : undefined}>{children}</div>;
}

function useColumns(): readonly Column<OrderLine>[] {
  const words = useWords(deliveryWords).orders;
  const language = useLanguage();
  return [
    { key: 'line', title: words.line, width: 56, align: 'right', cell: (line) => line.lineNo },
    { key: 'product', title: words.product, bare: true, cell: (line) => <><div className="cell-main">{line.name}</div><div className="cell-sub">{classWords(language, line.productClass)}{line.note === '' ? '' : ` · ${line.note}`}</div></> },
    { key: 'specification', title: words.specification, cell: (line) => <div className="cell-specification">{line.specification === '' ? '—' : line.specification}</div> },
    { key: 'colour', title: words.colour, cell: (line) => <div className="cell-colour">{line.colour === '' ? '—' : line.colour}</div> },
    { key: 'quantity', title: words.quantity, align: 'right', cell: (line) => quantityWords(language, line.quantity, line.unit) },
    { key: 'weight', title: words.weight, align: 'right', cell: (line) => (line.weightGrams === null ? '—' : String(line.weightGrams / 1000)) },
    { key: 'packages', title: words.packages, align: 'right', cell: (line) => line.packages },
  ];
}
