import { z } from 'zod';
import { branded, type Brand } from './brand.ts';

/**
 * An instant as text: ISO-8601, UTC, always with milliseconds (`2026-11-20T05:59:59.999Z`).
 * The width is fixed, so plain text comparison orders instants; the same text stands in records, rows and on the wire.
 */
export type Instant = Brand<string, 'Instant'>;

/** A calendar day in the policy's zone, `YYYY-MM-DD`. Text comparison orders days. */
export type CivilDate = Brand<string, 'CivilDate'>;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const civilDatePattern = /^\d{4}-\d{2}-\d{2}$/;
const offsetPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Asia/Shanghai has had no daylight saving since 1991; every rule counts in it (policy, "Time zone of every rule"). */
export const zoneOffsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant `ms` milliseconds after 1970-01-01T00:00:00Z. Throws on a number outside years 0000 to 9999. */
export function instantOf(ms: number): Instant {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new RangeError(`instant out of range: ${ms}`);
  return text as Instant;
}

export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

/** Whole milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return epochMs(to) - epochMs(from);
}

/** Reads an instant with any offset (`2026-11-20T13:59:59+08:00`); `undefined` where the text is not a real instant. */
export function parseInstant(text: string): Instant | undefined {
  if (!offsetPattern.test(text)) return undefined;
  if (parseCivilDate(text.slice(0, 10)) === undefined) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : instantOf(ms);
}

/** Reads `YYYY-MM-DD`; `undefined` for days that do not exist (30 February). */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!civilDatePattern.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined;
  return text as CivilDate;
}

/** The calendar day in Asia/Shanghai that contains the instant. */
export function civilDateOf(instant: Instant): CivilDate {
  return new Date(epochMs(instant) + zoneOffsetMs).toISOString().slice(0, 10) as CivilDate;
}

/** Milliseconds since midnight in Asia/Shanghai. */
export function msOfDay(instant: Instant): number {
  return (((epochMs(instant) + zoneOffsetMs) % dayMs) + dayMs) % dayMs;
}

/** 00:00:00.000 in Asia/Shanghai of the day; "24:00" of a day is the start of the next one. */
export function startOfDay(day: CivilDate): Instant {
  return instantOf(Date.parse(`${day}T00:00:00.000Z`) - zoneOffsetMs);
}

export function addDays(day: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10) as CivilDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs;
}

/** The instant as people in the policy's zone write it: `2026-11-20T13:59:59.999+08:00`. */
export function zonedText(instant: Instant): string {
  return `${new Date(epochMs(instant) + zoneOffsetMs).toISOString().slice(0, 23)}+08:00`;
}

export const instantSchema = branded<Instant>(
  z
    .string()
    .regex(instantPattern)
    .refine((text) => parseInstant(text) === text, { error: 'an instant such as 2026-11-20T05:59:59.999Z' }),
);

export const civilDateSchema = branded<CivilDate>(
  z
    .string()
    .regex(civilDatePattern)
    .refine((text) => parseCivilDate(text) !== undefined, { error: 'a day such as 2026-11-20' }),
);
