import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { OrderNo, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import type { ErpIdentity } from '../../auth/identity.ts';
import type { Hq } from '../../hq.ts';
import { judgeLines, judgeOrder, type OrderFinding, type OrderJudgement } from '../import/judge-order.ts';
import { pieceLength } from '../import/piece-length.ts';
import { judgeAgain } from '../judge-again.ts';
import { readKnown } from '../order-rows.ts';
import { takeInOrders } from '../take-in-orders.ts';

export interface PutOrders {
  readonly accepted: number;
  readonly unchanged: number;
  readonly orders: { orderNo: OrderNo; hash: Sha256 }[];
}

/** How many mistakes an answer lists. */
const mostMistakes = 200;

/**
 * Takes orders in from an ERP by the judgement of the file import: all or nothing, and the same orders again change nothing.
 * `import.orders-wrong` names each mistake by order, line and field; `orders[].hash` is the SHA-256 of the order's canonical text as HQ keeps it.
 */
export function putOrders(hq: Pick<Hq, 'db' | 'clock' | 'rules' | 'random' | 'noticeBoard'>, erp: ErpIdentity, given: readonly OutboundOrder[]): Promise<Outcome<PutOrders>> {
  const orders = given.map(completed);
  return judgeAgain(async () => {
    const known = await readKnown(hq.db, orders.map((order) => order.dealer), orders.map((order) => order.orderNo));
    const judged = orders.map((order) => judgeOrder(order, '', known));
    const mistakes = judged.flatMap((each) => [...each.findings, ...judgeLines(each.order.lines)].map((finding) => mistakeOf(each.order.orderNo, finding)));
    const once = new Map<string, OrderJudgement>();
    for (const each of judged) {
      const before = once.get(each.order.orderNo);
      if (before === undefined) once.set(each.order.orderNo, each);
      else if (before.hash !== each.hash) mistakes.push(mistakeOf(each.order.orderNo, { lineNo: null, field: 'orderNo', found: each.order.orderNo, problem: 'order-head-differs', expected: before.hash }));
    }
    if (mistakes.length > 0) return refused(problem('import.orders-wrong', { mistakes: mistakes.slice(0, mostMistakes), total: mistakes.length }));
    const distinct = [...once.values()];
    const changed = distinct.filter((each) => each.change !== 'same');
    if (changed.length > 0) {
      const now = hq.clock.now();
      const notices = await hq.db.transaction().execute(async (trx) => {
        const fresh = await takeInOrders(trx, hq, distinct, { known, cameBy: 'erp', now });
        await appendAudit(trx, { at: now, who: `erp:${erp.key}`, action: 'put-orders', about: `import-key:${erp.key}`, details: JSON.stringify(changed.map((each) => each.order.orderNo)).slice(0, 2_000) });
        return fresh;
      });
      if (notices > 0) hq.noticeBoard.ring();
    }
    return done({ accepted: changed.length, unchanged: distinct.length - changed.length, orders: distinct.map((each) => ({ orderNo: each.order.orderNo, hash: each.hash as Sha256 })) });
  });
}

/** R-TL-11: lines counted in lengths get the metres of one length where the ERP has not said them. */
function completed(order: OutboundOrder): OutboundOrder {
  return { ...order, lines: order.lines.map((line) => (line.unit === 'length' && line.metresPerLength === null ? { ...line, metresPerLength: pieceLength(line.specification, line.note, line.quantity) } : line)) };
}

function mistakeOf(order: string, finding: OrderFinding) {
  return { order, line: finding.lineNo, field: finding.field, found: finding.found, problem: finding.problem, expected: finding.expected };
}
