import { z } from 'zod';

/** The roles at HQ (policy section 1). */
export const staffRoles = [
  'after-sales-agent',
  'service-assistant',
  'business-assistant',
  'logistics-dispatcher',
  'order-tracker',
  'regional-manager',
  'production',
  'marketing-director',
  'market-director',
  'operations-director',
  'department-head',
  'administrator',
] as const;

export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** These see and act on their own regions only; the others see all. */
export const regionalRoles: readonly StaffRole[] = ['business-assistant', 'logistics-dispatcher', 'regional-manager'];

export const dealerRoleSchema = z.enum(['owner', 'inspector']);
