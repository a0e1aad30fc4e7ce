import { z } from 'zod';
import type { DraftKey } from '../../../shared/bridge/form-draft.ts';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { readMetresPerLength } from '../../../shared/delivery/pipe-length.ts';
import { canBeDialled } from '../../../shared/delivery/phone.ts';

/** What the pickup form holds, as text. */
export const pickupFormSchema = z
  .object({
    carrier: z.string().trim().min(1).max(80),
    // As a refusal needs it (R-IN-5); a telephone dials plain digits only.
    carrierPhone: z.string().normalize('NFKC').trim().max(40).refine(canBeDialled),
    waybill: z.string().trim().max(60),
    plate: z.string().trim().max(20),
    /** Whether a person says that it was not now; `changedTime` is then the local text of when it was, empty while a part of it is missing. */
    isTimeChanged: z.boolean(),
    changedTime: z.string(),
    changedBecause: z.string().trim().max(300),
    metres: z.record(z.string(), z.string().refine((text) => readMetresPerLength(text) !== undefined)),
  })
  .refine((values) => !values.isTimeChanged || values.changedBecause !== '', { path: ['changedBecause'], when: () => true });
export type PickupFormValues = z.infer<typeof pickupFormSchema>;

/** The form while it is being filled: nothing in it is wrong yet. */
export const pickupDraftSchema: z.ZodType<PickupFormValues> = z
  .object({
    carrier: z.string(),
    carrierPhone: z.string(),
    waybill: z.string(),
    plate: z.string(),
    // A draft of an earlier program says it by the time alone.
    isTimeChanged: z.boolean().optional(),
    changedTime: z.string(),
    changedBecause: z.string(),
    metres: z.record(z.string(), z.string()),
  })
  .transform((kept) => ({ ...kept, isTimeChanged: kept.isTimeChanged ?? kept.changedTime !== '' }));

/** What the paper of an outbound order says of its pickup. */
export function namedBy(card: OrderCard | undefined): PickupFormValues {
  return { carrier: card?.carrier ?? '', carrierPhone: card?.carrierPhone ?? '', waybill: card?.waybill ?? '', plate: '', isTimeChanged: false, changedTime: '', changedBecause: '', metres: {} };
}

/** The draft of a truck's pickup, by the first of its orders. */
export function pickupDraftKey(first: OrderCard): DraftKey {
  return { form: 'pickup', order: first.orderNo };
}
