import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { OrderFinder } from './order-finder.tsx';
import { PickupForm } from './pickup-form.tsx';
import { useOrder } from './use-orders.ts';

/** 提货: find the outbound orders on this truck, record the pickup; limits are shown before anything is recorded. */
export function PickupPage() {
  const words = useDeskWords().pickup;
  const navigate = useNavigate();
  const { order: named } = useSearch({ from: '/pickup' });
  const first = useOrder(named);
  const [more, setMore] = useState<readonly OrderCard[]>([]);
  const [dropped, setDropped] = useState<string | undefined>(undefined);
  const preset = first !== undefined && first.card.orderNo !== dropped && first.card.status === 'on-the-way' ? [first.card] : [];
  const chosen = [...preset, ...more.filter((card) => card.orderNo !== preset[0]?.orderNo)];

  const toggle = (card: OrderCard): void => {
    if (card.orderNo === preset[0]?.orderNo) setDropped(card.orderNo);
    else if (more.some((other) => other.orderNo === card.orderNo)) setMore(more.filter((other) => other.orderNo !== card.orderNo));
    else if (chosen.length < mostOrdersPerPickup) setMore([...more, card]);
  };
  const open = (card: OrderCard): void => {
    if (card.pickup !== null) void navigate({ to: '/pickup/$pickup', params: { pickup: card.pickup } });
  };
  const finder = <OrderFinder chosen={chosen} onToggle={toggle} onOpen={open} />;
  return chosen.length === 0 ? (
    <div className="page" data-scroller>
      <h1>{words.title}</h1>
      {finder}
    </div>
  ) : (
    <PickupForm key={chosen.map((card) => card.orderNo).join(' ')} orders={chosen} onRemove={toggle}>
      {finder}
    </PickupForm>
  );
}
