import type { OrderLine, OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { lineKey, type LineKey } from '../../../shared/delivery/pickup.ts';
import type { LineCheck } from '../../../shared/inspection/inspection.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { classList, lineDetail } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface OrderEventProps {
  readonly order: OutboundOrder;
  readonly checks: ReadonlyMap<LineKey, LineCheck>;
}

/** An outbound order, line by line, with what became of each. */
export function OrderEvent({ order, checks }: OrderEventProps) {
  const { case: words, goods } = useDeskWords();
  const language = useLanguage();
  const facts = [order.source === 'paper' ? words.fromPaper : words.shipped, classList(language, [...new Set(order.lines.map((line) => line.productClass))]), goods.lines({ count: order.lines.length })];
  return (
    <>
      <h2>{words.order({ orderNo: order.orderNo })}</h2>
      <p className="quiet">{facts.join(' · ')}</p>
      <div className="case-lines">
        <VirtualRows label={words.lines({ orderNo: order.orderNo })} rows={order.lines} rowKey={(line) => String(line.lineNo)} estimate={58}>
          {(line) => <OrderLineRow line={line} check={checks.get(lineKey(order.orderNo, line.lineNo))} />}
        </VirtualRows>
      </div>
    </>
  );
}

function OrderLineRow({ line, check }: { readonly line: OrderLine; readonly check: LineCheck | undefined }) {
  const { goods, inspection } = useDeskWords();
  const language = useLanguage();
  const words = inspection.compare;
  const count = check?.count ?? null;
  const amount = (name: string, quantity: Quantity): string => (quantity > 0 ? `${name} ${quantityWords(language, quantity, line.unit)}` : '');
  const differences = count === null ? [] : [amount(words.damaged, count.damaged), amount(words.missing, count.missing), amount(words.extra, count.extra)].filter((part) => part !== '');
  return (
    <div className="case-line">
      <span className="list-row-what">
        <strong>{line.name}</strong> <span className="quiet">{lineDetail(language, line)}</span>
      </span>
      <span className="marks">
        {check === undefined || check.decision === 'undecided' ? null : <StateMark tone={check.decision === 'take' ? 'good' : 'warn'}>{goods.decisions[check.decision]}</StateMark>}
        {differences.length === 0 ? null : <StateMark tone="warn">{differences.join(' · ')}</StateMark>}
      </span>
    </div>
  );
}
