import type { z } from 'zod';

declare const brand: unique symbol;

/** A value that only its own parser makes: a `DealerId` is never passed where a `RecordId` belongs. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

/** A schema whose parsed values carry the brand. The cast is the one place a brand is given: the schema has judged the value. */
export function branded<Branded>(schema: z.ZodType): z.ZodType<Branded, Branded> {
  return schema as unknown as z.ZodType<Branded, Branded>;
}
