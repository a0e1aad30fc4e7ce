import { instantOf, type Instant } from '../../../shared/kernel/instant.ts';

/** The text of a `datetime-local` field as the policy's zone reads it (+08:00), whatever the machine's zone is; undefined while it is no moment of this century. */
export function readChangedTime(text: string): Instant | undefined {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}:00.000+08:00`);
  return Number.isNaN(ms) ? undefined : instantOf(ms);
}
