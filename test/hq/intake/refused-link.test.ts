import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { makeRequest } from '../../../proof/csr.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('a record whose signer may no longer sign on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
  });
  afterAll(() => house.close());

  /** A desk of two people, of whom the first has sealed a record and was revoked while it was on its way. */
  async function deskOfTwo() {
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '已停用的人', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const desk = new TestDesk(house.url, house.clock.now);
    expect((await desk.enrol(code.value.code)).status).toBe(200);
    const late = desk.seal();
    expect((await admin('POST', `/console/v1/persons/${desk.person.id}/revocation`, { reason: '离职' })).status).toBe(200);
    const second = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: desk.device, person: { name: '在职的人', role: 'inspector' }, by: 'admin' });
    if (!second.ok) throw new Error(second.problem.code);
    desk.personKey = makeKeyPair().privateKey;
    const added = await desk.call('POST', '/wire/v1/persons', { code: second.value.code, personCsr: await makeRequest(desk.personKey, 'signer') });
    expect(added.status).toBe(200);
    desk.person = added.body.person;
    desk.personCertificate = added.body.personCertificate;
    return { desk, late };
  }

  const codeOf = (answer: { readonly status: number; readonly body: { readonly data?: { readonly code?: string } } }) => [answer.status, answer.body.data?.code];

  it('is refused and kept, the same each time, and what others seal after it comes in', async () => {
    const { desk, late } = await deskOfTwo();
    const next = desk.seal();
    expect(codeOf(await desk.put(next))).toEqual([409, 'record.chain-broken']);
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.put(late)));
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 5 }, () => [422, 'record.signer-revoked']));
    expect((await desk.put(next)).status).toBe(200);
    expect((await desk.put(desk.seal())).status).toBe(200);
    expect(codeOf(await desk.put(late))).toEqual([422, 'record.signer-revoked']);
    const held = await house.hq.db.selectFrom('records').select('id').where('device', '=', desk.device).execute();
    expect(held.map((row) => row.id)).not.toContain(late.record.id);
    expect(held).toHaveLength(2);
    const kept = await house.hq.db.selectFrom('quarantine').select(['record_id', 'problem']).where('device', '=', desk.device).where('problem', '=', 'record.signer-revoked').execute();
    expect(kept).toEqual([{ record_id: late.record.id, problem: 'record.signer-revoked' }]);
  });

  it('does not carry another text under its id, nor open the chain twice at its place', async () => {
    const { desk, late } = await deskOfTwo();
    expect(codeOf(await desk.put(late))).toEqual([422, 'record.signer-revoked']);
    const { sequence, previous } = late.record;
    const other = desk.seal({ keepChain: true, change: (record) => ({ ...record, id: late.record.id, sequence, previous }) });
    expect(codeOf(await desk.put(other))).toEqual([409, 'record.id-taken']);
    const fork = desk.seal({ keepChain: true, change: (record) => ({ ...record, sequence, previous }) });
    expect(codeOf(await desk.put(fork))).toEqual([409, 'record.chain-broken']);
  });
});
