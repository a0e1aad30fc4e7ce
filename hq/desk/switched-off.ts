import { z } from 'zod';
import type { SwitchedOff } from '../../shared/delivery/deemed-acceptance.ts';
import { instantSchema, type Instant } from '../../shared/kernel/instant.ts';

const timesSchema = z.array(z.strictObject({ from: instantSchema, until: instantSchema }));
const never: readonly SwitchedOff[] = [];

/** When a desk was switched off, by its columns `off_before` and `revoked_at`, the oldest first. */
export function switchedOffTimes(offBefore: string, revokedAt: Instant | null): readonly SwitchedOff[] {
  const before = offBefore === '[]' ? never : timesSchema.parse(JSON.parse(offBefore));
  return revokedAt === null ? before : [...before, { from: revokedAt, until: null }];
}

/** `off_before` with a time that has ended. */
export function withSwitchedOff(offBefore: string, ended: { readonly from: Instant; readonly until: Instant }): string {
  return JSON.stringify([...timesSchema.parse(JSON.parse(offBefore)), ended]);
}
