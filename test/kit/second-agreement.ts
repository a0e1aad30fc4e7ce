/**
 * A second implementation of what counts, findings and weight of one line must agree on (R-IN-1, R-IN-2, R-IN-6), written as a list of every unit of the
 * line in thousandths. It imports nothing of the product, so that a slip in one is not a slip in both.
 */

export interface SecondFinding {
  readonly check: string;
  readonly nature: string;
  readonly unit: number | null;
  readonly quantity: number;
}

export interface SecondLine {
  /** Thousandths, as all quantities here. */
  readonly expected: number;
  readonly orderedGrams: number | null;
  readonly count: { readonly good: number; readonly damaged: number; readonly missing: number; readonly extra: number; readonly weightGrams: number | null };
  readonly findings: readonly SecondFinding[];
  readonly fineUnits: readonly number[];
  /** Thousandths of the weight. */
  readonly tolerance: number;
}

/** What is said against the line, each with its numbers, in alphabetical order. */
export function secondDisagreements(line: SecondLine): readonly string[] {
  const said: string[] = [];
  const named: number[] = [];
  let unnamed = 0;
  let short = 0;
  let tellsOfWeight = false;
  for (const { check, nature, unit, quantity } of line.findings) {
    if (nature === 'quantity' && check === 'weight') tellsOfWeight = true;
    else if (nature === 'quantity' && check === 'count') short += quantity;
    else if (check === 'outer-packaging') continue;
    else if (unit === null) unnamed += quantity;
    else if (!named.includes(unit)) named.push(unit);
  }
  const harmed = (named.length * 1000 > line.expected ? line.expected : named.length * 1000) + unnamed;
  if (harmed + short > line.expected) said.push(`findings-exceed ${line.expected} ${harmed + short}`);
  else {
    if (harmed !== line.count.damaged) said.push(`damaged-differs ${line.count.damaged} ${harmed}`);
    if (short !== line.count.missing) said.push(`missing-differs ${line.count.missing} ${short}`);
  }

  const units = Math.ceil(line.expected / 1000);
  let left = units - named.length;
  for (let taken = 0; taken < unnamed; taken += 1000) left -= 1;
  for (let taken = 0; taken < line.count.missing; taken += 1000) left -= 1;
  if (left < 0) left = 0;
  if (line.count.missing < line.expected && line.fineUnits.length > left) said.push(`too-many-fine ${line.fineUnits.length} ${left}`);

  const nothingArrived = line.count.missing >= line.expected;
  if (line.orderedGrams !== null && line.count.weightGrams !== null && !tellsOfWeight) {
    const arrived = BigInt(line.count.good + line.count.damaged + line.count.extra);
    const exact = BigInt(line.orderedGrams) * arrived;
    const whole = line.expected === 0 ? BigInt(line.orderedGrams) : exact / BigInt(line.expected);
    const should = line.expected !== 0 && (exact % BigInt(line.expected)) * 2n >= BigInt(line.expected) ? whole + 1n : whole;
    const off = BigInt(line.count.weightGrams) - should;
    if ((off < 0n ? -off : off) * 1000n > should * BigInt(line.tolerance)) said.push(`weight-without-finding ${should} ${line.count.weightGrams}`);
  }
  return (nothingArrived ? said.filter((one) => !one.startsWith('too-many')) : said).toSorted();
}
