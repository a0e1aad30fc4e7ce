import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { OrderFinder } from './order-finder.tsx';
import { pickupDraftSchema } from './pickup-form-values.ts';
import { PickupForm } from './pickup-form.tsx';
import { useOrder } from './use-orders.ts';

/** 提货: find the outbound orders on this truck, record the pickup; limits are shown before anything is recorded. */
export function PickupPage() {
  const words = useDeskWords().pickup;
  const navigate = useNavigate();
  const { order: named } = useSearch({ from: '/pickup' });
  const wanted = useOrder(named);
  const [more, setMore] = useState<readonly OrderCard[]>([]);
  const [dropped, setDropped] = useState<string | undefined>(undefined);
  const preset = wanted !== undefined && wanted.card.orderNo !== dropped && wanted.card.status === 'on-the-way' ? [wanted.card] : [];
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
  const [first] = chosen;
  return first === undefined ? (
    <div className="page" data-scroller>
      <h1>{words.title}</h1>
      {finder}
    </div>
  ) : (
    <KeptPickupForm first={first} orders={chosen} onRemove={toggle}>
      {finder}
    </KeptPickupForm>
  );
}

interface KeptPickupFormProps {
  readonly first: OrderCard;
  readonly orders: readonly OrderCard[];
  readonly onRemove: (card: OrderCard) => void;
  readonly children: ReactNode;
}

/** The form with what was typed for this truck before; a further order on it changes nothing of that. */
function KeptPickupForm({ first, orders, onRemove, children }: KeptPickupFormProps) {
  const { draft, kept } = useFormDraft({ form: 'pickup', order: first.orderNo }, pickupDraftSchema);
  return kept.isLoaded ? (
    <PickupForm key={orders.map((card) => card.orderNo).join(' ')} draft={draft} orders={orders} onRemove={onRemove}>
      {children}
    </PickupForm>
  ) : (
    <Waiting />
  );
}
