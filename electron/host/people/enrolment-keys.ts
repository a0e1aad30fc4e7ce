import type { KeyObject } from 'node:crypto';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { newId, type Desk } from '../desk.ts';

/** The keys and the device's name that a one-time code is used with. */
export interface EnrolmentKeys {
  readonly code: string;
  readonly device: DeviceId;
  readonly deviceKey: KeyObject;
  readonly personKey: KeyObject;
}

const begun = new WeakMap<Desk, EnrolmentKeys>();

/**
 * The keys for this code: made at its first use, the same at each later one. HQ may have used the code up with an answer that was lost on its way; asked again with the same
 * keys it gives the same answer. They are forgotten when the program ends, because nothing has wrapped them for keeping.
 */
export function enrolmentKeysFor(desk: Desk, code: string): EnrolmentKeys {
  const known = begun.get(desk);
  if (known?.code === code) return known;
  const made = { code, device: newId<DeviceId>(desk), deviceKey: makeKeyPair().privateKey, personKey: makeKeyPair().privateKey };
  begun.set(desk, made);
  return made;
}
