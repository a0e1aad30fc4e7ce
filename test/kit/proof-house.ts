import { randomBytes, type KeyObject } from 'node:crypto';
import { openAuthority, type Authority } from '../../proof/certificate.ts';
import { makeKeyPair } from '../../proof/ecdsa.ts';
import type { Holder } from '../../proof/holder.ts';
import { issueCertificate, makeRootCertificate } from '../../proof/issue-certificate.ts';
import { makeUuid7, type DealerId, type DeviceId, type PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

const validity = { notBefore: '2026-01-01T00:00:00.000Z' as Instant, notAfter: '2046-01-01T00:00:00.000Z' as Instant };

/** An HQ with its authority, and one dealer's desk with one person, all with real keys. */
export interface ProofHouse {
  readonly root: Uint8Array;
  readonly rootKey: KeyObject;
  readonly authority: Authority;
  readonly hq: { readonly key: KeyObject; readonly certificate: Uint8Array };
  readonly dealer: DealerId;
  readonly dealerName: string;
  readonly device: DeviceId;
  readonly deviceKey: KeyObject;
  readonly deviceCertificate: Uint8Array;
  readonly person: { readonly id: PersonId; readonly name: string; readonly role: 'owner' | 'inspector' };
  readonly personKey: KeyObject;
  readonly personCertificate: Uint8Array;
  certify(holder: Exclude<Holder, { readonly kind: 'root' }>, key: KeyObject): Promise<Uint8Array>;
}

export function uuid<Id extends string>(): Id {
  return makeUuid7<Id>(1_763_800_000_000, randomBytes(10));
}

export async function makeProofHouse(): Promise<ProofHouse> {
  const rootPair = makeKeyPair();
  const root = await makeRootCertificate({ name: 'GateCheck 总部', key: rootPair.privateKey, serial: randomBytes(16), ...validity });
  const opened = openAuthority(root);
  if (!opened.ok) throw new Error('the root that was just made does not open');
  const certify: ProofHouse['certify'] = (holder, key) =>
    issueCertificate({ root, rootKey: rootPair.privateKey, publicKey: publicKeyBytes(key), holder, serial: randomBytes(16), ...validity });
  const [hq, device, person] = [makeKeyPair(), makeKeyPair(), makeKeyPair()];
  const dealer = 'SH-017' as DealerId;
  const deviceId = uuid<DeviceId>();
  const who = { id: uuid<PersonId>(), name: '张建国', role: 'inspector' } as const;
  return {
    root,
    rootKey: rootPair.privateKey,
    authority: opened.value,
    hq: { key: hq.privateKey, certificate: await certify({ kind: 'hq', name: 'GateCheck 总部' }, hq.publicKey) },
    dealer,
    dealerName: '上海宏达门窗有限公司',
    device: deviceId,
    deviceKey: device.privateKey,
    deviceCertificate: await certify({ kind: 'device', name: '前台电脑', dealer, device: deviceId }, device.publicKey),
    person: who,
    personKey: person.privateKey,
    personCertificate: await certify({ kind: 'person', name: who.name, dealer, device: deviceId, person: who.id, role: who.role }, person.publicKey),
    certify,
  };
}

function publicKeyBytes(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

