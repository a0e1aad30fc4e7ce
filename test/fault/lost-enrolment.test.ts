import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import { codeFor, housePin, openHouse, openHouseDesk, type House } from '../kit/desk-house.ts';
import { problemOf } from '../kit/desk-bridge.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it('a one-time code still enrols the desk that has used it, when HQ’s answer was lost on its way', async () => {
  const owner = await house.hq.hq.db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  const code = await codeFor(house.hq, null, owner.id);
  const added = await openHouseDesk(join(house.folder, 'unlucky'), house.clock);
  try {
    const enrol = (pin: string) => added.bridge.desk.enrol({ hqUrl: house.proxy.url, code, deviceName: '前台电脑', pin });
    house.proxy.weather = 'cut';
    expect((await problemOf(enrol('471936'))).code).toBe('hq.unreachable');
    house.proxy.weather = 'captive';
    expect((await problemOf(enrol('471936'))).code).toBe('hq.not-hq');
    house.proxy.weather = 'pass';
    // The person may have thought of another PIN meanwhile; the last one counts.
    expect(await enrol(housePin)).toMatchObject({ enrolled: true, hq: { state: 'online' } });
    const [person] = await added.bridge.people.list();
    expect(person?.state).toBe('ready');
    expect((await added.bridge.people.changePin({ person: owner.id, pin: housePin, newPin: '918273' }))[0]?.state).toBe('ready');
    expect(await house.hq.hq.db.selectFrom('devices').select('id').execute()).toHaveLength(1);
  } finally {
    await added.close();
  }
});
