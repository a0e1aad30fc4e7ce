import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { refusalOf } from '../bridge/bridge-problem.ts';

/** What a text stands for that was scanned, or typed and ended with Enter. */
export type Scanned = { readonly kind: 'one'; readonly card: OrderCard } | { readonly kind: 'several'; readonly count: number } | { readonly kind: 'none' };

/** Asks the host for exactly this text: the order with this number, else the one with this waybill, else the only one that holds it. */
export async function findScanned(bridge: Bridge, text: string): Promise<Scanned> {
  const { rows, total } = await bridge.orders.list({ text, limit: 200 });
  const wanted = plain(text);
  const [numbered] = rows.filter((card) => plain(card.orderNo) === wanted);
  if (numbered !== undefined) return { kind: 'one', card: numbered };
  // Among more hits than were asked for it may be the one that was not answered.
  const beyond = total > rows.length ? await orderOf(bridge, text.normalize('NFKC')) : undefined;
  if (beyond !== undefined) return { kind: 'one', card: beyond };
  const shipped = rows.filter((card) => plain(card.waybill) === wanted);
  const hits = shipped.length > 0 ? shipped : rows;
  const [only] = hits;
  if (only === undefined) return { kind: 'none' };
  return hits.length === 1 ? { kind: 'one', card: only } : { kind: 'several', count: shipped.length > 0 ? shipped.length : total };
}

async function orderOf(bridge: Bridge, text: string): Promise<OrderCard | undefined> {
  const orderNo = orderNoSchema.safeParse(text);
  if (!orderNo.success) return undefined;
  try {
    return (await bridge.orders.get({ orderNo: orderNo.data })).card;
  } catch (error) {
    if (refusalOf(error)?.code === 'thing.not-found') return undefined;
    throw error;
  }
}

/** Some scanners write in capitals, some keyboards wide. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
