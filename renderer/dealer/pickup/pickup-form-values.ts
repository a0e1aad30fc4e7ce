import { z } from 'zod';
import { canBeDialled } from '../../../shared/delivery/phone.ts';

/** What the pickup form holds, as text. */
export const pickupFormSchema = z
  .object({
    carrier: z.string().trim().min(1).max(80),
    // As a refusal needs it (R-IN-5).
    carrierPhone: z.string().trim().max(40).refine(canBeDialled),
    waybill: z.string().trim().max(60),
    plate: z.string().trim().max(20),
    /** Local text of a changed time; an empty one stands for the present moment. */
    changedTime: z.string(),
    changedBecause: z.string().trim().max(300),
    metres: z.record(z.string(), z.string()),
  })
  .refine((values) => values.changedTime === '' || values.changedBecause !== '', { path: ['changedBecause'], when: () => true });
export type PickupFormValues = z.infer<typeof pickupFormSchema>;

/** The form while it is being filled: nothing in it is wrong yet. */
export const pickupDraftSchema: z.ZodType<PickupFormValues> = z.object({
  carrier: z.string(),
  carrierPhone: z.string(),
  waybill: z.string(),
  plate: z.string(),
  changedTime: z.string(),
  changedBecause: z.string(),
  metres: z.record(z.string(), z.string()),
});
