import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRequest } from '../../../proof/csr.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { oneTimeCodeSchema } from '../../../shared/wire/desk-contract.ts';
import { openConsoleHq, problemOf, type Answer, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type DeskAnswer } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('desks of dealers on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
  });
  afterAll(() => house.close());

  const codeOf = (answer: DeskAnswer): string => answer.body?.data?.code as string;
  const issueDeskCode = (dealer = 'JX0012', person: unknown = { name: '周明', role: 'inspector' }): Promise<Answer> => admin('POST', '/console/v1/desk-codes', { dealer, person });

  async function newDesk(): Promise<TestDesk> {
    const desk = new TestDesk(house.url, house.clock.now);
    const answer = await desk.enrol((await issueDeskCode()).body.code);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return desk;
  }

  test('a code is readable, shown once, kept hashed, and opens one desk only', async () => {
    const issued = (await issueDeskCode()).body;
    expect(oneTimeCodeSchema.parse(issued.code)).toBe(issued.code);
    expect(issued.person).toMatchObject({ name: '周明', role: 'inspector' });
    expect(JSON.stringify(await house.hq.db.selectFrom('one_time_codes').selectAll().execute())).not.toContain(issued.code);
    expect(JSON.stringify(await house.hq.db.selectFrom('audit').selectAll().execute())).not.toContain(issued.code);
    const desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(issued.code)).status).toBe(200);
    expect(codeOf(await new TestDesk(house.url, house.clock.now).enrol(issued.code))).toBe('enrolment.code-used');
    const row = (await admin('GET', '/console/v1/desks?limit=200')).body.rows.find((each: { device: string }) => each.device === desk.device);
    expect(row).toMatchObject({ name: '前台电脑', dealer: 'JX0012', region: 'east', revokedAt: null, persons: [{ name: '周明', role: 'inspector', revokedAt: null }] });
  });

  test('codes are for dealers and persons that are there, and for a time', async () => {
    expect(problemOf(await issueDeskCode('JX9999'))).toBe('thing.not-found');
    const foreign = await house.hq.db.selectFrom('persons').select('id').where('dealer', '=', 'JX0047' as never).executeTakeFirstOrThrow();
    expect(problemOf(await issueDeskCode('JX0012', { id: foreign.id }))).toBe('thing.not-found');
    expect((await issueDeskCode('JX0012', { name: '', role: 'owner' })).status).toBe(400);
    const { code, expiresAt } = (await issueDeskCode()).body;
    house.clock.advance(Date.parse(expiresAt) - Date.parse(house.clock.now()) + 1);
    expect(codeOf(await new TestDesk(house.url, house.clock.now).enrol(code))).toBe('enrolment.code-expired');
    admin = await house.signIn('admin');
  });

  test('a further person is certified on a desk that is enrolled', async () => {
    const desk = await newDesk();
    const path = `/console/v1/desks/${desk.device}/person-codes`;
    const { code, person } = (await admin('POST', path, { person: { name: '钱多', role: 'inspector' } })).body;
    const answer = await desk.call('POST', '/wire/v1/persons', { code, personCsr: await makeRequest(desk.personKey, 'signer') });
    expect(answer.body.person).toEqual(person);
    const rows = (await admin('GET', `/console/v1/desks?text=${encodeURIComponent('前台 恒安')}`)).body.rows as { device: string; persons: { name: string }[] }[];
    expect(rows.find((row) => row.device === desk.device)?.persons.map((each) => each.name).toSorted()).toEqual(['周明', '钱多'].toSorted());
    const unknown = '01890000-0000-7000-8000-000000000000';
    expect(problemOf(await admin('POST', `/console/v1/desks/${unknown}/person-codes`, { person: { name: '钱多', role: 'inspector' } }))).toBe('thing.not-found');
  });

  test('a desk that lost its key is enrolled again as itself, once: the old key and the person\'s end at once, what the old one signed before still counts', async () => {
    const desk = await newDesk();
    expect((await desk.put(desk.seal())).status).toBe(200);
    const waiting = desk.seal();
    const path = `/console/v1/desks/${desk.device}/renewal-codes`;
    const lost = new TestDesk(house.url, house.clock.now);
    lost.becomes(desk);
    lost.deviceKey = makeKeyPair().privateKey;
    lost.personKey = makeKeyPair().privateKey;
    expect(codeOf(await lost.enrol((await issueDeskCode()).body.code))).toBe('enrolment.desk-known');
    const { code } = (await admin('POST', path, { person: { id: desk.person.id } })).body;
    expect(codeOf(await new TestDesk(house.url, house.clock.now).enrol(code))).toBe('enrolment.other-desk');
    house.clock.advance(1_000);
    for (let time = 0; time < 2; time += 1) expect((await lost.enrol(code)).status).toBe(200);
    expect(codeOf(await desk.put(waiting))).toBe('device.signature-wrong');
    expect((await lost.put(waiting)).status).toBe(200);
    expect((await lost.put(lost.seal())).status).toBe(200);
    const thief = new TestDesk(house.url, house.clock.now);
    thief.device = desk.device;
    expect(codeOf(await thief.enrol(code))).toBe('enrolment.code-used');
    const [entry] = (await admin('GET', '/console/v1/audit?limit=1')).body.rows;
    expect(entry).toMatchObject({ action: 'renew-desk', about: `desk:${desk.device}` });

    const unused = (await admin('POST', path, { person: { id: desk.person.id } })).body.code as string;
    expect((await admin('POST', `/console/v1/desks/${desk.device}/revocation`, { reason: '电脑被盗' })).status).toBe(200);
    expect(codeOf(await thief.enrol(unused))).toBe('enrolment.code-unknown');
    expect(problemOf(await admin('POST', path, { person: { id: desk.person.id } }))).toBe('thing.not-found');
  });

  test('a revoked desk is refused from its very next request; its records stay; its open codes are dead', async () => {
    const desk = await newDesk();
    const work = desk.seal();
    expect((await desk.put(work)).status).toBe(200);
    const { code } = (await admin('POST', `/console/v1/desks/${desk.device}/person-codes`, { person: { name: '钱多', role: 'inspector' } })).body;
    for (let count = 0; count < 2; count += 1) {
      const revoked = await admin('POST', `/console/v1/desks/${desk.device}/revocation`, { reason: count === 0 ? '电脑被盗' : '再次' });
      expect(revoked.body).toMatchObject({ device: desk.device, revokedAt: house.clock.now(), revokedBecause: '电脑被盗' });
    }
    expect(codeOf(await desk.call('GET', '/wire/v1/news?after=0&limit=10'))).toBe('device.revoked');
    expect(codeOf(await desk.put(desk.seal()))).toBe('device.revoked');
    expect(codeOf(await desk.call('POST', '/wire/v1/persons', { code, personCsr: await makeRequest(desk.personKey, 'signer') }))).toBe('device.revoked');
    expect(await house.hq.db.selectFrom('one_time_codes').select('person').where('device', '=', desk.device).where('used_at', 'is', null).execute()).toEqual([]);
    expect((await admin('GET', `/console/v1/records/${work.record.id}`)).status).toBe(200);
    expect((await admin('POST', `/console/v1/desks/${desk.device}/person-codes`, { person: { name: '钱多', role: 'inspector' } })).status).toBe(404);
  });

  test('a revoked person signs nothing any more on any desk, and the dealer\'s desks are told', async () => {
    const desk = await newDesk();
    const other = await newDesk();
    const path = `/console/v1/persons/${desk.person.id}/revocation`;
    for (let count = 0; count < 2; count += 1) expect((await admin('POST', path, { reason: '离职' })).body).toEqual(desk.person);
    const refused = await desk.put(desk.seal());
    expect(refused.status).toBe(422);
    expect((await other.put(other.seal())).status).toBe(200);
    const { body } = await other.call('GET', '/wire/v1/news?after=0&limit=200');
    expect(body.items.filter((item: { kind: string; person?: string }) => item.kind === 'person-revoked' && item.person === desk.person.id)).toHaveLength(1);
    expect(problemOf(await issueDeskCode('JX0012', { id: desk.person.id }))).toBe('thing.not-found');
    expect((await admin('GET', '/console/v1/dealers?text=JX0012')).body.rows[0].persons.map((person: { id: string }) => person.id)).not.toContain(desk.person.id);
    expect(problemOf(await admin('POST', '/console/v1/persons/01890000-0000-7000-8000-000000000000/revocation', { reason: 'x' }))).toBe('thing.not-found');
  });

  test('only an administrator sees or touches desks', async () => {
    const manager = await house.signIn('manager-east');
    expect((await manager('GET', '/console/v1/desks')).status).toBe(403);
    expect((await manager('POST', '/console/v1/desk-codes', { dealer: 'JX0012', person: { name: '周明', role: 'owner' } })).status).toBe(403);
  });

  test('an order shows its own dealer\'s pickup, limits and records, and never what another dealer wrote its number on', async () => {
    const [order] = (await admin('GET', '/console/v1/orders?dealer=JX0047&limit=1')).body.rows;
    const stranger = await newDesk();
    expect((await stranger.put(stranger.seal({ orderNo: order.orderNo }))).status).toBe(200);
    const untouched = (await admin('GET', `/console/v1/orders/${order.orderNo}`)).body;
    expect([untouched.row.status, untouched.row.dueAt, untouched.pickups, untouched.records]).toEqual(['on-the-way', null, [], []]);
    const owner = new TestDesk(house.url, house.clock.now);
    await owner.enrol((await issueDeskCode('JX0047')).body.code);
    const work = owner.seal({ orderNo: order.orderNo, lines: [{ productClass: 'window_guard', unit: 'set' }] });
    expect((await owner.put(work)).status).toBe(200);
    const seen = (await admin('GET', `/console/v1/orders/${order.orderNo}`)).body;
    expect(seen.row).toMatchObject({ status: 'fed-back', worstState: 'in-time' });
    expect(seen.pickups).toMatchObject([{ limits: [{ rule: 'R-TL-1', state: 'in-time', record: work.record.id }], reminders: [] }]);
    expect(seen.row.dueAt).toBe(seen.pickups[0].limits[0].dueAt);
    expect(seen.records.map((row: { record: string }) => row.record)).toEqual([work.record.id]);
  });
});
