/** A second implementation of R-LT-1 to R-LT-6 on Temporal, day by day. It imports nothing of the product. */
import { Temporal } from 'temporal-polyfill';

const noon = Temporal.PlainTime.from('12:00');

const daysOf: Record<string, number> = {
  'window_guard natural': 7, 'window_guard coloured': 12, door: 15, home: 3, pipe: 3, material: 3, tooling: 3, tool: 3,
};

/** R-LT-1: neither the review nor the deposit alone confirms; of both the one that came last does. Written as `2026-11-20T12:00:00.000`. */
export function secondConfirmed(reviewed: string | null, deposit: string | null): string | null {
  const [earlier, later] = [reviewed, deposit].filter((text) => text !== null).sort((one, other) => Temporal.PlainDateTime.compare(one, other));
  return earlier === undefined || later === undefined ? null : later;
}

/** `confirmed` is written in the policy's zone: `2026-11-20T12:00:00.000`. */
export function secondLeadTime(
  confirmed: string,
  productClass: string,
  finish: string,
  order: { readonly promised: string | null; readonly agreed: string | null; readonly squareMetres: number; readonly doorSets: number },
): { readonly day1: string; readonly shipBy: string | null } {
  const moment = Temporal.PlainDateTime.from(confirmed);
  const isAfterNoon = Temporal.PlainTime.compare(moment.toPlainTime(), noon) === 1;
  const day1 = moment.toPlainDate().add({ days: isAfterNoon ? 1 : 0 });
  const days = daysOf[productClass === 'window_guard' ? `window_guard ${finish}` : productClass];
  const ordinary = days === undefined ? order.promised : day1.add({ days: days - 1 }).toString();
  const isLarge = order.squareMetres > 150 || order.doorSets >= 6;
  const isReplaced = isLarge && order.agreed !== null && (ordinary === null || Temporal.PlainDate.compare(order.agreed, ordinary) > 0);
  return { day1: day1.toString(), shipBy: isReplaced ? order.agreed : ordinary };
}

/** Walks every day after `shipBy` up to the shipping and pays those that no span excuses. */
export function secondCompensation(
  productClass: string,
  shipBy: string,
  shipped: string,
  byProduction: boolean,
  spans: readonly { readonly from: string; readonly to: string; readonly proved: boolean }[],
): { readonly days: number; readonly paid: number; readonly fen: number } {
  const proved = spans.filter((span) => span.proved).map((span) => [Temporal.PlainDate.from(span.from), Temporal.PlainDate.from(span.to)] as const);
  const end = Temporal.PlainDate.from(shipped);
  let days = 0;
  let paid = 0;
  for (let at = Temporal.PlainDate.from(shipBy).add({ days: 1 }); Temporal.PlainDate.compare(at, end) <= 0; at = at.add({ days: 1 })) {
    days += 1;
    const excused = proved.some(([from, to]) => Temporal.PlainDate.compare(from, at) <= 0 && Temporal.PlainDate.compare(at, to) <= 0);
    if (!excused) paid += 1;
  }
  const isPaid = byProduction && (productClass === 'door' || productClass === 'window_guard');
  return { days, paid: isPaid ? paid : 0, fen: isPaid ? paid * 50 * 100 : 0 };
}
