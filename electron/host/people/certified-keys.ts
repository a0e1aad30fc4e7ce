import type { KeyObject } from 'node:crypto';
import { openCertificate, type Authority } from '../../../proof/certificate.ts';
import { publicKeyOf } from '../../../proof/ecdsa.ts';
import type { Person } from '../../../shared/dealer/dealer.ts';
import type { DealerId, DeviceId } from '../../../shared/kernel/ids.ts';

/** Whether HQ has certified these very keys for this device, this dealer and this person; a certificate of another key would make every signature worthless. */
export function areCertificatesOurs(
  authority: Authority,
  answer: { readonly dealer: { readonly id: DealerId }; readonly person: Person; readonly deviceCertificate: string; readonly personCertificate: string },
  keys: { readonly device: DeviceId; readonly deviceKey: KeyObject; readonly personKey: KeyObject },
): boolean {
  const device = openCertificate(answer.deviceCertificate, authority, 'device');
  if (!device.ok || device.value.holder.device !== keys.device || device.value.holder.dealer !== answer.dealer.id) return false;
  if (!device.value.publicKey.equals(publicKeyOf(keys.deviceKey))) return false;
  return isPersonCertified(authority, answer.personCertificate, answer.person, { device: keys.device, dealer: answer.dealer.id, personKey: keys.personKey });
}

export function isPersonCertified(
  authority: Authority,
  certificate: string,
  person: Person,
  desk: { readonly device: DeviceId; readonly dealer: DealerId; readonly personKey: KeyObject },
): boolean {
  const opened = openCertificate(certificate, authority, 'person');
  if (!opened.ok) return false;
  const { holder, publicKey } = opened.value;
  const isHis = holder.person === person.id && holder.name === person.name && holder.role === person.role;
  return isHis && holder.device === desk.device && holder.dealer === desk.dealer && publicKey.equals(publicKeyOf(desk.personKey));
}
