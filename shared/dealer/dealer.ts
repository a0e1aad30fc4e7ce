import { z } from 'zod';
import { dealerIdSchema, personIdSchema, regionIdSchema } from '../kernel/ids.ts';
import { dealerRoleSchema } from './staff-role.ts';

export const dealerLevelSchema = z.enum(['A', 'B', 'C']);

/** A region of HQ with the people a dealer needs to reach (R-IN-7, R-IN-8). */
export const regionSchema = z.strictObject({
  id: regionIdSchema,
  name: z.string().min(1).max(60),
  dispatcherName: z.string().max(60),
  dispatcherPhone: z.string().max(40),
  assistantName: z.string().max(60),
  assistantPhone: z.string().max(40),
});
export type Region = z.infer<typeof regionSchema>;

export const dealerSchema = z.strictObject({
  id: dealerIdSchema,
  name: z.string().min(1).max(120),
  region: regionIdSchema,
  level: dealerLevelSchema,
  phone: z.string().max(40),
  address: z.string().max(200),
});
export type Dealer = z.infer<typeof dealerSchema>;

/** A person of a dealer who may sign. */
export const personSchema = z.strictObject({
  id: personIdSchema,
  name: z.string().min(1).max(60),
  role: dealerRoleSchema,
});
export type Person = z.infer<typeof personSchema>;
