import { z } from 'zod';
import { dealerIdSchema, pickupIdSchema } from '../../../shared/kernel/ids.ts';

/** What the address of an order's page can say besides the number: whose order it is, and which of its pickups is pointed out. */
export const orderPlaceSchema = z.object({ dealer: dealerIdSchema.optional().catch(undefined), pickup: pickupIdSchema.optional().catch(undefined) });
