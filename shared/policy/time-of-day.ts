import { z } from 'zod';
import { branded, type Brand } from '../kernel/brand.ts';
import { hourMs, minuteMs } from '../kernel/instant.ts';

/** A time of day in the policy's zone, `HH:MM`. */
export type TimeOfDay = Brand<string, 'TimeOfDay'>;

export const timeOfDaySchema = branded<TimeOfDay>(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Milliseconds from midnight: `08:00` is 28,800,000. */
export function timeOfDayMs(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * hourMs + Number(time.slice(3)) * minuteMs;
}
