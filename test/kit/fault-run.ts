/** One harness of faults: its chance comes from a seed that can be given back. */
export interface FaultRun {
  readonly seed: number;
  /** `GATECHECK_LARGE=1`: as many faults as a night has room for. */
  readonly isLarge: boolean;
  /** A number in [0, 1). */
  readonly chance: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  readonly bytes: (count: number) => Buffer;
  /** Says in one line what the harness did, with the seed that repeats its chances. */
  readonly tell: (line: string) => void;
}

/** Begins a harness. `GATECHECK_SEED` gives the seed of an earlier run back; the instants of a kill are chosen by it, the machine's own speed is not. */
export function beginFaults(name: string): FaultRun {
  const given = Number(process.env['GATECHECK_SEED']);
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2_000_000_000);
  const chance = chanceOf(seed);
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  return {
    seed,
    isLarge: process.env['GATECHECK_LARGE'] === '1',
    chance,
    between,
    pick: (values) => {
      const value = values[Math.floor(chance() * values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
    bytes: (count) => {
      const buffer = Buffer.alloc(count + 4);
      for (let at = 0; at < count; at += 4) buffer.writeUInt32LE(Math.floor(chance() * 4_294_967_296), at);
      return buffer.subarray(0, count);
    },
    tell: (line) => {
      console.log(`${name}: ${line} (GATECHECK_SEED=${seed})`);
    },
  };
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** The small generator "mulberry32": the same row for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
