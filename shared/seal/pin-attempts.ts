/** Wrong PINs in a row after which a key is locked until HQ certifies a new one. */
export const mostPinAttempts = 10;

/** Waits after the fourth to the ninth wrong PIN in a row, in milliseconds; the first three cost nothing. */
const waitsMs = [0, 0, 0, 0, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000] as const;

export type PinGate =
  | { readonly state: 'open'; readonly attemptsLeft: number }
  | { readonly state: 'delayed'; readonly waitMs: number; readonly attemptsLeft: number }
  | { readonly state: 'locked' };

/**
 * What a person may do after `wrong` wrong PINs in a row, `sinceLastMs` of running time (a monotonic clock's, so that setting
 * the wall clock gains nothing; 0 after a restart) after the last of them.
 */
export function pinGate(wrong: number, sinceLastMs: number): PinGate {
  if (wrong >= mostPinAttempts) return { state: 'locked' };
  const attemptsLeft = mostPinAttempts - wrong;
  const waitMs = (waitsMs[wrong] ?? 0) - Math.max(0, sinceLastMs);
  return waitMs > 0 ? { state: 'delayed', waitMs, attemptsLeft } : { state: 'open', attemptsLeft };
}
