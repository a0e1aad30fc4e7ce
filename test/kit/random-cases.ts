import fc from 'fast-check';

/** Cases of each comparison with the second implementation: at least 100,000; more by GATECHECK_CASES. */
export const caseCount = Math.max(100_000, Number(process.env['GATECHECK_CASES'] ?? 0));

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;
const hour = 3_600_000;

/** Days around every edge of the rules: year ends, 29 February, the holidays of 2024 to 2026, and any day from December 2023 to 2028. */
export const randomDay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: Date.UTC(2023, 11, 20) / dayMs, max: Date.UTC(2028, 5, 1) / dayMs }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('2024-02-28', '2024-02-09', '2024-09-30', '2024-12-31', '2025-01-27', '2025-10-01', '2026-02-14', '2026-09-30', '2026-12-31', '2028-02-28'), fc.integer({ min: -6, max: 12 }))
      .map(([day, by]) => Date.parse(day) / dayMs + by),
  },
);

const timeOfDay = fc.oneof(
  fc.integer({ min: 0, max: dayMs - 1 }),
  fc.tuple(fc.constantFrom(0, 8 * hour, 12 * hour, 14 * hour, 24 * hour - 1), fc.integer({ min: -2, max: 2 })).map(([at, by]) => Math.min(dayMs - 1, Math.max(0, at + by))),
);

/** Unix milliseconds of a moment in the policy's zone. */
export const randomMoment = fc.tuple(randomDay, timeOfDay).map(([day, time]) => day * dayMs + time - zoneMs);

/** `YYYY-MM-DD` of a day number. */
export function dayOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
