import { expect, it } from 'vitest';
import { makeAnchor, openAnchor } from '../../proof/anchor.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { makeProofHouse, uuid } from '../kit/proof-house.ts';

it('an anchor that was opened once vouches for its own bytes and its own device only', async () => {
  const house = await makeProofHouse();
  const anchor = { format: 'gatecheck-anchor/1', device: house.device, nonce: 'a'.repeat(32), hqTime: '2026-11-20T02:00:00.000Z' as Instant, epoch: '0'.repeat(32) } as const;
  const signed = makeAnchor(anchor, house.hq.key, house.hq.certificate);
  const other = makeAnchor({ ...anchor, nonce: 'b'.repeat(32) }, house.hq.key, house.hq.certificate);
  const codeOf = (wish: typeof signed, device: DeviceId = house.device) => {
    const opened = openAnchor(wish, house.authority, device);
    return opened.ok ? opened.value.nonce : opened.problem.code;
  };
  for (const time of ['first', 'again']) {
    expect([time, codeOf(signed)]).toEqual([time, 'a'.repeat(32)]);
    expect(codeOf(signed, uuid<DeviceId>())).toBe('record.foreign');
    expect(codeOf({ ...signed, signature: other.signature })).toBe('record.signature-wrong');
    expect(codeOf({ ...signed, text: signed.text.replace('02:00', '01:00') })).toBe('record.signature-wrong');
    expect(codeOf({ ...signed, certificate: Buffer.from(house.personCertificate).toString('base64') })).toBe('record.certificate-wrong');
  }
  expect(house.authority.anchors.size).toBe(1);
});
