import { z } from 'zod';
import { limitStateSchema } from '../../../shared/wire/console-shapes.ts';

/** The filters of the list of pickups, as they stand in the address. */
export const pickupSearchSchema = z.object({
  text: z.string().max(100).optional().catch(undefined),
  state: limitStateSchema.optional().catch(undefined),
  region: z.string().max(40).optional().catch(undefined),
});
export type PickupSearch = z.infer<typeof pickupSearchSchema>;
