import type { OrderRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import type { Tone } from '../../look/palette.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

const tones: Readonly<Record<OrderRow['status'], Tone>> = { 'on-the-way': 'neutral', 'picked-up': 'info', 'fed-back': 'good', refused: 'bad', withdrawn: 'neutral' };

export function OrderStatusMark({ status }: { readonly status: OrderRow['status'] }) {
  const words = useWords(deliveryWords).orders.statuses;
  return <StateMark tone={tones[status]}>{words[status]}</StateMark>;
}
