import { afterEach, beforeEach, expect, it } from 'vitest';
import { revokePerson } from '../../../hq/desk/revoke.ts';
import { makeOlderHq, type OlderHq } from '../../kit/older-hq.ts';

let older: OlderHq;
beforeEach(async () => {
  older = await makeOlderHq();
});
afterEach(() => older.remove());

it('migration 7 finds the goods of records that were refused before it by what their desks have told', async () => {
  const first = await older.open();
  const desk = await older.enrolDesk(first);
  const work = desk.seal();
  const { body } = work.record;
  if (body.kind !== 'feedback') throw new Error('a feedback is expected');
  await revokePerson(first.hq, { username: 'admin' } as never, desk.person.id, '离职');
  expect((await desk.put(work)).body.data.code).toBe('record.signer-revoked');
  const lines = body.lines.map(({ line }) => line);
  const unsent = [{ record: work.record.id, kind: 'feedback', sealedAtWall: work.record.time.wall, lines }];
  const report = { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent }], complete: true, queue: { waiting: 0, parked: 1 }, wall: older.now() };
  expect((await desk.call('POST', '/wire/v1/reports', report)).status).toBe(200);
  const [whole] = await first.hq.db.selectFrom('refused_goods').selectAll().execute();
  expect(whole).toMatchObject({ record: work.record.id, person_name: '赵', differences: 0, damage_points: 0 });
  await first.close();

  older.undo(7, 'DROP TABLE refused_goods');
  const second = await older.open();
  expect(await second.hq.db.selectFrom('refused_goods').selectAll().execute()).toEqual([
    { record: work.record.id, pickup: body.pickup.id, kind: 'feedback', person_name: null, sealed_at_wall: work.record.time.wall, lines: JSON.stringify(lines), differences: null, damage_points: null },
  ]);
  await second.close();
});
