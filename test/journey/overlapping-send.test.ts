import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

test('pictures of a record that HQ holds go out while a later record is still on its way, and everything arrives once', async () => {
  const orders = [...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'material'))].slice(0, 3);
  house.proxy.weather = 'down';
  const sealed = [];
  for (const orderNo of orders) sealed.push(await sealOrder(house, desk, orderNo, 3));
  house.proxy.weather = 'pass';

  // Acknowledgements are kept at once where the way is slow; and the last record stays on its way until a picture has come by.
  const last = sealed.at(-1)?.record ?? '';
  const isPicture = (request: string) => request === 'POST /wire/v1/uploads';
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  house.proxy.only = (method, path) => {
    if (method === 'PUT') house.clock.pass(1_000);
    if (isPicture(`${method} ${path}`)) letGo?.();
    return false;
  };
  house.proxy.delay = (method, path) => (method === 'PUT' && path.endsWith(last) ? held : undefined);
  const from = house.proxy.seen.length;
  await desk.bridge.desk.sync({});
  const seen = house.proxy.seen.slice(from);
  expect(seen.filter((request) => request.startsWith('PUT '))).toEqual(sealed.map(({ record }) => `PUT /wire/v1/records/${record}`));
  expect(await desk.bridge.queue.list({ done: false })).toEqual([]);
  const rows = await house.hq.hq.db.selectFrom('records').select(['id', 'photos_listed', 'photos_arrived']).orderBy('position').execute();
  expect(rows).toEqual(sealed.map(({ record }) => ({ id: record, photos_listed: 3, photos_arrived: 3 })));
  expect(seen.filter(isPicture)).toHaveLength(9);
});

test.each([
  ['slow', 1_000, 2],
  ['quick', 120, 6],
] as const)('on a %s line, where a record takes %i ms, %i pictures at a time go out beside the records', async (_, tookMs, atOnce) => {
  const orders = [...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'material'))].slice(0, 3);
  house.proxy.weather = 'down';
  const sealed = [];
  for (const orderNo of orders) sealed.push(await sealOrder(house, desk, orderNo, 4));
  house.proxy.weather = 'pass';

  // Each record takes its time by the desk's clock. The last one waits until the pictures beside it stand still, and those until it has gone.
  const last = sealed.at(-1)?.record ?? '';
  const uploads = new Set<() => void>();
  let seen = 0;
  let isLastOut = false;
  let letLastGo: (() => void) | undefined;
  const standstill = new Promise<void>((resolve) => {
    letLastGo = resolve;
  });
  house.proxy.only = (method) => {
    if (method === 'PUT') house.clock.pass(tookMs);
    return false;
  };
  house.proxy.delay = (method, path) => {
    if (method === 'PUT' && path.endsWith(last)) return standstill;
    if (method !== 'POST' || path !== '/wire/v1/uploads' || isLastOut) return undefined;
    seen += 1;
    setTimeout(() => letLastGo?.(), 1_500);
    return new Promise<void>((resolve) => uploads.add(resolve));
  };
  const done = desk.bridge.desk.sync({});
  await Promise.race([standstill, done]);
  expect(seen).toBe(atOnce);
  isLastOut = true;
  for (const letGo of uploads) letGo();
  await done;
  expect(await desk.bridge.queue.list({ done: false })).toEqual([]);
});
