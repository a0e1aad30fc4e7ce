import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = join(import.meta.dirname, '..', 'fixtures', 'wire');

/** One request of a desk as it went over the wire, to the byte, and how HQ answered then. */
const exchangeSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT']),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  /** Base64; null for none. */
  body: z.string().nullable(),
  status: z.int(),
  /** The names at the top of the answer. */
  answer: z.array(z.string()),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** A desk of an earlier wire: HQ's keys of that day (made for this only), whom it belongs to, and all it said. */
export const frozenDeskSchema = z.strictObject({
  wire: z.int(),
  at: z.string(),
  /** Files of HQ's `keys` folder, base64. */
  keys: z.record(z.string(), z.string()),
  device: z.strictObject({ id: z.string(), name: z.string(), dealer: z.string(), certificate: z.string() }),
  person: z.strictObject({ id: z.string(), name: z.string(), role: z.enum(['owner', 'inspector']), certificate: z.string() }),
  records: z.array(z.strictObject({ id: z.string(), hash: z.string(), kind: z.string() })),
  exchanges: z.array(exchangeSchema),
});
export type FrozenDesk = z.infer<typeof frozenDeskSchema>;

export function frozenDeskPath(wire: number): string {
  return join(folder, `desk-${wire}.json`);
}

/** Every desk that was ever frozen, oldest first. */
export function readFrozenDesks(): readonly FrozenDesk[] {
  return readdirSync(folder)
    .filter((name) => /^desk-\d+\.json$/.test(name))
    .map((name) => frozenDeskSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort((left, right) => left.wire - right.wire);
}
