import { z } from 'zod';
import { orderStatusSchema } from '../../../shared/wire/console-shapes.ts';

/** The filters of the list of outbound orders, as they stand in the address. */
export const orderSearchSchema = z.object({
  /** Where the orders are from: HQ itself unless said. */
  from: z.enum(['paper']).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  status: orderStatusSchema.optional().catch(undefined),
  region: z.string().max(40).optional().catch(undefined),
});
export type OrderSearch = z.infer<typeof orderSearchSchema>;
