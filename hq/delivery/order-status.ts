import type { z } from 'zod';
import type { orderStatusSchema } from '../../shared/wire/console-shapes.ts';

/** How far an outbound order has come. */
export type OrderStatus = z.infer<typeof orderStatusSchema>;
