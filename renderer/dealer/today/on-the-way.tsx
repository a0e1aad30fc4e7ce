import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { useLanguage } from '../../look/language.ts';
import { classList } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';

/** Outbound orders that have left the factory and not arrived. */
export function OnTheWay({ orders, total }: { readonly orders: readonly OrderCard[]; readonly total: number }) {
  const { today, pickup } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <section className="card" aria-labelledby="on-the-way">
      <h2 id="on-the-way">{today.onTheWay}</h2>
      {orders.length === 0 ? (
        <>
          <p className="quiet">{today.noneOnTheWay}</p>
          <p>
            <Link to="/paper">{pickup.fromPaper}</Link>
          </p>
        </>
      ) : (
        <ul className="plain-list">
          {orders.map((order) => (
            <li key={order.orderNo}>
              <div>
                <strong>{titleOf(order)}</strong>
                <p className="quiet">
                  {[order.orderNo, classList(language, order.classes), order.carrier, order.shippedOn === null ? '' : today.shipped({ day: order.shippedOn.slice(5) })].filter((part) => part !== '').join(' · ')}
                </p>
              </div>
              <Button aria-label={`${today.pickUp} ${order.orderNo}`} onClick={() => void navigate({ to: '/pickup', search: { order: order.orderNo } })}>
                {today.pickUp}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {total > orders.length ? (
        <p>
          <Link to="/pickup">{today.onTheWayMore({ count: total - orders.length })}</Link>
        </p>
      ) : null}
    </section>
  );
}
