import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { makeRequest } from '../../../proof/csr.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { hourMs } from '../../../shared/kernel/instant.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type DeskAnswer } from '../../kit/hq-desk.ts';

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`records of a person who forgot a PIN, on ${kind}`, () => {
    let house: ConsoleHq;

    beforeAll(async () => {
      house = await openConsoleHq(kind);
    });
    afterAll(async () => {
      await house.close();
    });

    const problemOf = (answer: DeskAnswer): string => answer.body?.data?.code as string;

    async function newDesk(): Promise<TestDesk> {
      const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(house.url, house.clock.now);
      await desk.enrol(code.value.code);
      return desk;
    }

    /** Certifies a new key for the desk's person; answers what turns the desk back to the old one. */
    async function renewKey(desk: TestDesk): Promise<() => void> {
      const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: desk.device, person: { id: desk.person.id }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const { personKey, personCertificate } = desk;
      const key = makeKeyPair().privateKey;
      const answer = await desk.call('POST', '/wire/v1/persons', { code: code.value.code, personCsr: await makeRequest(key, 'signer') });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      desk.personKey = key;
      desk.personCertificate = answer.body.personCertificate as string;
      return () => Object.assign(desk, { personKey, personCertificate });
    }

    it('takes in what was sealed before the new key came and was still on its way', async () => {
      const desk = await newDesk();
      const anchored = desk.seal();
      const restarted = desk.seal({ change: (record) => ({ ...record, time: { ...record.time, elapsed: null } }) });
      const unanchored = desk.seal({ elapsedMs: null });
      house.clock.advance(hourMs);
      await desk.fetchAnchor();
      await renewKey(desk);
      const renewed = desk.seal();
      for (const work of [anchored, restarted, unanchored, renewed]) expect((await desk.put(work)).status).toBe(200);
    });

    it('refuses the old key for what was sealed after the new one came', async () => {
      const desk = await newDesk();
      const turnBack = await renewKey(desk);
      house.clock.advance(hourMs);
      await desk.fetchAnchor();
      turnBack();
      expect(problemOf(await desk.put(desk.seal()))).toBe('record.signer-revoked');
    });

    it('refuses the old key behind a record of the new one, whatever its time claims', async () => {
      const desk = await newDesk();
      const turnBack = await renewKey(desk);
      const renewed = desk.seal({ elapsedMs: null });
      expect((await desk.put(renewed)).status).toBe(200);
      turnBack();
      expect(problemOf(await desk.put(desk.seal({ elapsedMs: null })))).toBe('record.signer-revoked');
    });
  });
}
