import { openAuthority } from '../../../proof/certificate.ts';
import { makeRequest } from '../../../proof/csr.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { deskContract, oneTimeCodeSchema } from '../../../shared/wire/desk-contract.ts';
import type { z } from 'zod';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askHq } from '../hq-link/ask-hq.ts';
import { keepDeviceKey, readDeviceKey } from '../hq-link/device-key.ts';
import { tidyHqUrl, writeHqUrl } from '../hq-link/hq-address.ts';
import { appendJournal } from '../seal/journal.ts';
import { wrapPersonKey, type WrappedKey } from '../seal/person-key.ts';
import { areCertificatesOurs } from './certified-keys.ts';
import { enrolmentKeysFor } from './enrolment-keys.ts';
import { readEnrolment, writeEnrolment, type Enrolment } from './enrolment-rows.ts';
import { writePerson } from './person-rows.ts';
import { replaceEnrolment } from './replace-enrolment.ts';

const enrolmentAnswer = answerOf(deskContract.enrolment.enrol);
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswer>;

/**
 * Enrols this desk and its first person with a one-time code: makes the device's key and the person's (under the PIN), has both certified by HQ, and keeps HQ's
 * authority, whom the desk trusts from then on. A desk that HQ knows no more, because it was restored from a backup, is enrolled again over its data as the same device with the same
 * key, and one whose key is lost as the same device with a new key, so that its chain of records goes on. `desk.enrolled-already`, `pin.too-simple`, `enrolment.*`, `device.revoked`, `hq.*`.
 */
export async function enrolDesk(desk: Desk, wish: { readonly hqUrl: string; readonly code: string; readonly deviceName: string; readonly pin: string }): Promise<Outcome<undefined>> {
  const before = readEnrolment(desk.store);
  const kept = before === undefined ? undefined : await readDeviceKey(desk.folders.keys, desk.vault);
  if (before !== undefined && kept !== undefined && desk.live.hqProblem?.code !== 'device.unknown') return refused(problem('desk.enrolled-already', {}));
  const url = tidyHqUrl(wish.hqUrl);
  if (url === undefined) return refused(problem('input.invalid', { field: 'hqUrl', expected: 'https://hq.example.com' }));
  const code = tidyCode(wish.code);
  if (code === undefined) return refused(problem('enrolment.code-unknown', {}));
  const fresh = enrolmentKeysFor(desk, code);
  const wrapped = await wrapPersonKey(fresh.personKey, wish.pin, desk.vault);
  if (!wrapped.ok) return wrapped;
  const keys = { device: before?.device ?? fresh.device, deviceKey: kept ?? fresh.deviceKey, personKey: fresh.personKey };
  if (before === undefined) await keepDeviceKey(desk.folders.keys, keys.deviceKey, desk.vault);
  const question = { code, device: keys.device, deviceName: wish.deviceName, deviceCsr: await makeRequest(keys.deviceKey, 'device'), personCsr: await makeRequest(keys.personKey, 'person') };
  const told = await askHq(url, { method: 'POST', path: '/wire/v1/enrolments', body: JSON.stringify(question), answer: enrolmentAnswer });
  if (!told.ok) return told;
  const authority = openAuthority(Buffer.from(told.value.ca, 'base64'));
  if (!authority.ok || !areCertificatesOurs(authority.value, told.value, keys)) return refused(problem('hq.not-hq', {}));
  // What the desk has sealed was sealed for this dealer under this authority.
  if (before !== undefined && before.ca !== told.value.ca) return refused(problem('hq.not-hq', {}));
  if (before !== undefined && before.dealer.id !== told.value.dealer.id) return refused(problem('enrolment.other-dealer', {}));
  await keepEnrolment(desk, { answer: told.value, device: keys.device, deviceName: wish.deviceName, wrappedKey: wrapped.value, hqUrl: url });
  // Last of all: a desk with a key that opens counts as enrolled, and until then the enrolment can be tried again.
  if (before !== undefined && kept === undefined) await keepDeviceKey(desk.folders.keys, keys.deviceKey, desk.vault);
  return done(undefined);
}

/** Keeps a certified enrolment: in the journal first, so that a destroyed database can be made again, then in one commit. */
export async function keepEnrolment(
  desk: Desk,
  made: { readonly answer: EnrolmentAnswer; readonly device: DeviceId; readonly deviceName: string; readonly wrappedKey: WrappedKey; readonly hqUrl: string },
): Promise<void> {
  const { answer } = made;
  const enrolledAt = desk.clock.wall();
  const enrolment: Enrolment = {
    device: made.device,
    deviceName: made.deviceName,
    deviceCertificate: answer.deviceCertificate,
    ca: answer.ca,
    epoch: answer.epoch,
    dealer: answer.dealer,
    region: answer.region,
    enrolledAt,
  };
  const person = { ...answer.person, certificate: answer.personCertificate, wrappedKey: made.wrappedKey, addedAt: enrolledAt };
  await appendJournal(desk, { kind: 'enrolment', enrolment, hqUrl: made.hqUrl });
  await appendJournal(desk, { kind: 'person', person });
  desk.store.commit(() => {
    if (readEnrolment(desk.store) === undefined) writeEnrolment(desk.store, enrolment);
    else replaceEnrolment(desk.store, enrolment);
    writePerson(desk.store, person);
    writeHqUrl(desk.store, made.hqUrl);
  });
  for (const topic of ['status', 'people', 'queue', 'orders'] as const) desk.changes.publish({ topic });
}

/** Reads a code as people type it: blanks and small letters do not matter, dashes may be missing. */
export function tidyCode(text: string): string | undefined {
  const letters = text.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const code = `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  return oneTimeCodeSchema.safeParse(code).success ? code : undefined;
}
