import type { Dealer, Region } from '../../../shared/dealer/dealer.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowOf, type Store } from '../store/open-store.ts';

/** Whose desk this is, and by whom it was certified. Certificates are base64 of DER. */
export interface Enrolment {
  readonly device: DeviceId;
  readonly deviceName: string;
  readonly deviceCertificate: string;
  readonly ca: string;
  /** HQ's epoch as the desk last saw it; another one means that HQ was restored from a backup. */
  readonly epoch: string;
  readonly dealer: Dealer;
  readonly region: Region;
  readonly enrolledAt: Instant;
}

type Raw = Omit<Enrolment, 'dealer' | 'region'> & { dealer: string; region: string };

export function readEnrolment(store: Store): Enrolment | undefined {
  const raw = rowOf<Raw>(
    store
      .prepare(
        'SELECT device, device_name AS deviceName, device_certificate AS deviceCertificate, ca, epoch, dealer, region, enrolled_at AS enrolledAt FROM enrolment WHERE one = 1',
      )
      .get(),
  );
  return raw === undefined ? undefined : { ...raw, dealer: JSON.parse(raw.dealer) as Dealer, region: JSON.parse(raw.region) as Region };
}

export function writeEnrolment(store: Store, enrolment: Enrolment): void {
  store
    .prepare('INSERT INTO enrolment (one, device, device_name, device_certificate, ca, epoch, dealer, region, enrolled_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      enrolment.device,
      enrolment.deviceName,
      enrolment.deviceCertificate,
      enrolment.ca,
      enrolment.epoch,
      JSON.stringify(enrolment.dealer),
      JSON.stringify(enrolment.region),
      enrolment.enrolledAt,
    );
}

export function deleteEnrolment(store: Store): void {
  store.prepare('DELETE FROM enrolment').run();
}

export function writeDealer(store: Store, dealer: Dealer, region: Region): void {
  store.prepare('UPDATE enrolment SET dealer = ?, region = ? WHERE one = 1').run(JSON.stringify(dealer), JSON.stringify(region));
}

export function writeEpoch(store: Store, epoch: string): void {
  store.prepare('UPDATE enrolment SET epoch = ? WHERE one = 1').run(epoch);
}
