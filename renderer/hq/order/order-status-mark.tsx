import type { OrderRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import type { Tone } from '../../look/palette.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

const tones: Readonly<Record<OrderRow['status'], Tone>> = { 'on-the-way': 'neutral', 'picked-up': 'info', 'fed-back': 'good', refused: 'bad', withdrawn: 'neutral' };

/** How far an order has come, and that some of its lines were refused: what is refused in part is neither good nor done. */
export function OrderStatusMark({ row: { status, refusedLines } }: { readonly row: Pick<OrderRow, 'status' | 'refusedLines'> }) {
  const words = useWords(deliveryWords).orders;
  if (status === 'refused' || refusedLines === 0) return <StateMark tone={tones[status]}>{words.statuses[status]}</StateMark>;
  return <StateMark tone="warn">{words.partlyRefused({ status: words.statuses[status], count: refusedLines })}</StateMark>;
}
