/**
 * A second implementation of R-IN-11: the goods move from one place to the next, and each move needs what stands before it. Moments are Unix milliseconds, null where there is none.
 * Imports nothing of the product.
 */
export function secondReturn(goods: {
  readonly approved: number | null;
  readonly address: string;
  readonly repacked: number | null;
  readonly shipped: number | null;
  readonly phone: string;
  readonly waybill: string;
  readonly arrived: number | null;
}): string {
  if (typeof goods.arrived === 'number') return 'arrived';
  const moves = [goods.approved, goods.repacked].map((before) => (goods.shipped === null || before === null ? Number.NaN : goods.shipped - before));
  const digits = goods.phone.replaceAll(/[^0-9]/g, '').length;
  const told = [goods.address, goods.waybill].map((text) => text.replaceAll(/\s/g, '').length);
  return [...moves, digits - 5, ...told.map((length) => length - 1)].every((least) => least >= 0) ? 'on-the-way' : 'with-the-dealer';
}
