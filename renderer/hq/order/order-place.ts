import { z } from 'zod';
import { pickupIdSchema } from '../../../shared/kernel/ids.ts';

/** What the address of an order's page can point out besides the order: one of its pickups. */
export const orderPlaceSchema = z.object({ pickup: pickupIdSchema.optional().catch(undefined) });
