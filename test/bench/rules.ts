import { calendar2024To2026 } from '../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import { limitOfClass, timeLimits } from '../../shared/delivery/time-limits.ts';
import { dayMs, instantOf, type Instant } from '../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { productClasses, unitOfClass } from '../../shared/policy/product-class.ts';
import type { Figure } from '../kit/figure.ts';

const rounds = 9;
const pickupsPerRound = 20_000;
const leastPerSecond = 50_000;

/** Pickups over three years and all hours, with one to three lines of any class, made without chance so that runs compare. */
function pickups() {
  const first = Date.UTC(2024, 0, 1);
  return Array.from({ length: pickupsPerRound }, (_, index) => {
    const pickedUpAt: Instant = instantOf(first + ((index * 7_919) % 1_095) * dayMs + ((index * 104_729) % 86_400) * 1_000);
    const lines = Array.from({ length: 1 + (index % 3) }, (__, at) => {
      const productClass = productClasses[(index + at * 3) % productClasses.length] ?? 'door';
      return { productClass, name: '', specification: '', quantity: wholeQuantity(1 + ((index * 31 + at) % 120)), unit: unitOfClass[productClass], metresPerLength: null };
    });
    return { pickedUpAt, lines };
  });
}

/** Deadlines a second: each is worked out with its reasons, on one core; the median of the rounds. */
export async function bench(): Promise<readonly Figure[]> {
  const inputs = pickups();
  const speeds: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    let deadlines = 0;
    const begun = performance.now();
    for (const input of inputs) {
      const limits = timeLimits(defaultPolicy, calendar2024To2026, input.pickedUpAt, input.lines);
      if (limitOfClass(limits, input.lines[0]?.productClass ?? 'door') === undefined) throw new Error('a line without a limit');
      deadlines += limits.length;
    }
    // The first round warms the engine up.
    if (round > 0) speeds.push((deadlines / (performance.now() - begun)) * 1_000);
    await Promise.resolve();
  }
  const value = speeds.toSorted((one, other) => one - other)[Math.floor(speeds.length / 2)] ?? 0;
  return [{ name: 'deadlines with their reasons', value, unit: '/s', target: `≥ ${leastPerSecond.toLocaleString('en')}`, holds: value >= leastPerSecond }];
}
