import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import type { DraftKey } from '../../../shared/bridge/form-draft.ts';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type OrderNo } from '../../../shared/kernel/ids.ts';
import type { FormDraft } from '../form/form-draft.ts';
import { useFormDraft } from '../form/use-form-draft.ts';
import { useKeepers } from '../inspection/keepers.ts';
import { handOverFields } from './hand-over-fields.ts';
import { useOrderCards } from './use-orders.ts';

const truckSchema = z.object({ orders: z.array(orderNoSchema) });

export interface Truck {
  /** Nothing may be chosen before: it would hide what is kept. */
  readonly isLoaded: boolean;
  /** Those still on their way, in the order in which they were chosen. */
  readonly orders: readonly OrderCard[];
  readonly toggle: (card: OrderCard) => void;
  /** The goods were taken over. */
  readonly drop: () => void;
}

/** The outbound orders on one truck: `named` opened it, the others were chosen, each choice kept at once. */
export function useTruck(named: OrderNo | undefined): Truck {
  const navigate = useNavigate();
  const { forms } = useKeepers();
  const { draft, kept } = useFormDraft(keyOf(named), truckSchema);
  const chosen = kept.fields?.orders ?? [];
  const { cards, isLoading, see } = useOrderCards([...(named === undefined ? [] : [named]), ...chosen.filter((orderNo) => orderNo !== named)]);
  const orders = cards.filter((card) => card.status === 'on-the-way');

  // The truck of an order that is taken off empties only when no page shows it any more: its form would take what else is on it for taken off, too, and keep that.
  const leaving = useRef<FormDraft<z.infer<typeof truckSchema>>>(undefined);
  useEffect(
    () => () => {
      leaving.current?.drop();
      leaving.current = undefined;
    },
    [named],
  );

  const put = (wanted: readonly OrderNo[]): void => (wanted.length === 0 ? draft.drop() : draft.put({ orders: [...wanted] }));
  const toggle = (card: OrderCard): void => {
    const others = orders.map((other) => other.orderNo).filter((orderNo) => orderNo !== card.orderNo);
    const [first, second] = orders;
    if (card.orderNo === first?.orderNo && second !== undefined) handOverFields(forms, first, second);
    const further = others.filter((orderNo) => orderNo !== named);
    if (card.orderNo === named) {
      // What is left is the truck that no order opened.
      const left = forms.of(keyOf(undefined), readTruck);
      if (further.length > 0) left.put({ orders: further });
      else left.drop();
      leaving.current = draft;
      void navigate({ to: '/pickup', replace: true });
    } else if (others.length < orders.length) {
      put(further);
    } else if (orders.length < mostOrdersPerPickup) {
      see(card);
      put([...further, card.orderNo]);
    }
  };
  return { isLoaded: kept.isLoaded && !isLoading, orders, toggle, drop: () => draft.drop() };
}

function keyOf(named: OrderNo | undefined): DraftKey {
  return { form: 'truck', order: named ?? null };
}

function readTruck(stored: unknown): z.infer<typeof truckSchema> | undefined {
  return truckSchema.safeParse(stored).data;
}
