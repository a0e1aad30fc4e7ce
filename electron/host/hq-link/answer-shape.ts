import type { InferSchemaOutput } from '@orpc/contract';
import type { z } from 'zod';

/** The shape of HQ's answer to a route, as the contract states it. */
export function answerOf<Output extends z.ZodType>(route: { readonly '~orpc': { readonly outputSchema?: Output | undefined } }): z.ZodType<InferSchemaOutput<Output>> {
  const schema = route['~orpc'].outputSchema;
  if (schema === undefined) throw new Error('the route states no answer');
  // The cast: every answer of the contract is a zod schema, whose parsed values are the inferred ones.
  return schema as unknown as z.ZodType<InferSchemaOutput<Output>>;
}

