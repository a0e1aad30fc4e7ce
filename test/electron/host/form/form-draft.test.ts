import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostDrafts } from '../../../../electron/host/form/keep-form-draft.ts';
import { migrations } from '../../../../electron/host/store/migrate.ts';
import { openStore } from '../../../../electron/host/store/open-store.ts';
import { longestDraft, type DraftKey } from '../../../../shared/bridge/form-draft.ts';
import { makeUuid7, orderNoSchema, type PickupId } from '../../../../shared/kernel/ids.ts';
import { openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

const pickupOf = (order: string): DraftKey => ({ form: 'pickup', order: orderNoSchema.parse(order) });
const fieldsOf = async (key: DraftKey): Promise<unknown> => {
  const { fields } = await desk.bridge.drafts.get({ key });
  return fields === null ? null : JSON.parse(fields);
};

describe('a draft of a form', () => {
  test('is what was put last, also after the program ended, until it is dropped', async () => {
    const key: DraftKey = { form: 'paper-order' };
    expect(await fieldsOf(key)).toBeNull();
    await desk.bridge.drafts.put({ key, fields: JSON.stringify({ orderNo: 'CK' }) });
    await desk.bridge.drafts.put({ key, fields: JSON.stringify({ orderNo: 'CK-1', lines: ['门'] }) });
    await desk.reopen();
    expect(await fieldsOf(key)).toEqual({ orderNo: 'CK-1', lines: ['门'] });
    await desk.bridge.drafts.drop({ key });
    await desk.bridge.drafts.drop({ key });
    expect(await fieldsOf(key)).toBeNull();
  });

  test('belongs to one form of one pickup', async () => {
    const pickups = [1, 2].map((number) => makeUuid7<PickupId>(number, Buffer.alloc(10, number)));
    const trucks: readonly DraftKey[] = [null, 'CK-A'].map((order) => ({ form: 'truck', order: order === null ? null : orderNoSchema.parse(order) }));
    const keys: readonly DraftKey[] = [pickupOf('CK-A'), pickupOf('CK-B'), ...trucks, ...pickups.flatMap((pickup): DraftKey[] => [{ form: 'refusal', pickup }, { form: 'dispatcher-call', pickup }, { form: 'installation', pickup }])];
    for (const [index, key] of keys.entries()) await desk.bridge.drafts.put({ key, fields: String(index) });
    expect(await Promise.all(keys.map(fieldsOf))).toEqual(keys.map((_, index) => index));
    await desk.bridge.drafts.drop({ key: pickupOf('CK-A') });
    expect(await fieldsOf(pickupOf('CK-B'))).toBe(1);
  });

  test.each([
    ['no JSON', { key: { form: 'paper-order' }, fields: '{"orderNo":' }],
    ['too long', { key: { form: 'paper-order' }, fields: JSON.stringify('x'.repeat(longestDraft)) }],
    ['an unknown form', { key: { form: 'anything' }, fields: '{}' }],
    ['a pickup that cannot be one', { key: { form: 'refusal', pickup: '../x' }, fields: '{}' }],
    ['an order number that cannot be one', { key: { form: 'pickup', order: '' }, fields: '{}' }],
    ['more than the key', { key: { form: 'paper-order', order: 'CK-A' }, fields: '{}' }],
  ])('is refused where it is %s', async (_, input) => {
    // The cast: such a question does not compile.
    await expect(desk.bridge.drafts.put(input as never)).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'input.invalid' } });
    expect(await fieldsOf({ form: 'paper-order' })).toBeNull();
  });

  test('gives way once many newer ones are kept', async () => {
    house.clock.pass(1_000);
    const oldest = pickupOf('CK-OLDEST');
    await desk.bridge.drafts.put({ key: oldest, fields: '"old"' });
    house.clock.pass(1_000);
    for (let number = 1; number < mostDrafts; number += 1) await desk.bridge.drafts.put({ key: pickupOf(`CK-N-${number}`), fields: '1' });
    expect(await fieldsOf(oldest)).toBe('old');
    await desk.bridge.drafts.put({ key: pickupOf('CK-ONE-MORE'), fields: '1' });
    expect(await fieldsOf(oldest)).toBeNull();
    expect(await fieldsOf(pickupOf('CK-N-1'))).toBe(1);
  });
});

test('a database of the version before takes drafts and keeps what it had', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-shape-'));
  const path = join(folder, 'desk.sqlite');
  const before = new Database(path);
  for (const sql of migrations.slice(0, 3)) before.exec(sql);
  before.pragma('user_version = 3');
  before.prepare("INSERT INTO setting (name, value) VALUES ('language', '\"en\"')").run();
  before.close();
  const store = openStore(path);
  store.prepare("INSERT INTO form_draft (name, changed_at, fields) VALUES ('paper-order', '2026-11-20T01:00:00.000Z', '{}')").run();
  expect(store.prepare('SELECT value FROM setting').get()).toEqual({ value: '"en"' });
  store.close();
  await rm(folder, { recursive: true });
});
