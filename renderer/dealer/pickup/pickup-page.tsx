import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { OrderFinder } from './order-finder.tsx';
import { pickupDraftKey, pickupDraftSchema } from './pickup-form-values.ts';
import { PickupForm } from './pickup-form.tsx';
import { useTruck, type Truck } from './use-truck.ts';

/** 提货: find the outbound orders on this truck, record the pickup; limits are shown before anything is recorded. */
export function PickupPage() {
  const words = useDeskWords().pickup;
  const navigate = useNavigate();
  const { order: named } = useSearch({ from: '/pickup' });
  const truck = useTruck(named);
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const [told, setTold] = useState<HTMLElement | null>(null);
  const open = (card: OrderCard): void => {
    if (card.pickup !== null) void navigate({ to: '/pickup/$pickup', params: { pickup: card.pickup } });
  };
  const [first] = truck.orders;
  return (
    <div className="frame-form">
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        {truck.isLoaded ? null : <Waiting />}
        {!truck.isLoaded || first === undefined || foot === null ? null : <KeptPickupForm first={first} truck={truck} foot={foot} />}
        {/* Always the same search, whatever is on the truck: who scans goes on typing. */}
        <div hidden={!truck.isLoaded}>
          {told === null ? null : <OrderFinder isReady={truck.isLoaded} foot={told} chosen={truck.orders} onToggle={truck.toggle} onOpen={open} />}
        </div>
      </div>
      <div className="form-foot" aria-live="polite" ref={setTold} />
      <div ref={setFoot} />
    </div>
  );
}

interface KeptPickupFormProps {
  readonly first: OrderCard;
  readonly truck: Truck;
  readonly foot: HTMLElement;
}

/** The form with what was typed for this truck before; a further order on it changes nothing of that. */
function KeptPickupForm({ first, truck, foot }: KeptPickupFormProps) {
  const { draft, kept } = useFormDraft(pickupDraftKey(first), pickupDraftSchema);
  return kept.isLoaded ? <PickupForm key={first.orderNo} draft={draft} truck={truck} foot={foot} /> : <Waiting />;
}
