import { Button } from 'antd';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface ElsewhereNoticeProps {
  readonly orders: readonly OrderCard[];
  readonly onRemove: (order: OrderCard) => void;
}

/** Says of orders on the truck that another desk has picked them up, before anybody picks them up here. */
export function ElsewhereNotice({ orders, onRemove }: ElsewhereNoticeProps) {
  const words = useDeskWords().pickup;
  const language = useLanguage();
  const now = useNow(60_000);
  return orders.map((order) =>
    order.elsewhere === null ? null : (
      <Notice
        key={order.orderNo}
        tone="warn"
        title={words.elsewhereTold({ orderNo: order.orderNo, desk: order.elsewhere.deviceName, at: momentText(order.elsewhere.pickedUpAt, now, language) })}
        action={
          <Button aria-label={`${words.remove} ${order.orderNo}`} onClick={() => onRemove(order)}>
            {words.remove}
          </Button>
        }
      >
        {words.elsewhereHelp}
      </Notice>
    ),
  );
}
