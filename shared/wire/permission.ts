import type { StaffRole } from '../dealer/staff-role.ts';

/**
 * Who may call a route, declared beside it. `anyone`: no identity; `device`: an enrolled desk, which sees its own dealer only;
 * `erp`: a program with an import key; `staff`: a signed-in person with one of the roles, in whose regions the thing lies
 * where the role is regional.
 */
export type Permission =
  | { readonly who: 'anyone' }
  | { readonly who: 'device' }
  | { readonly who: 'erp' }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[] };

/** What every route of the wire carries beside its shapes. */
export interface RouteMeta extends Record<string, unknown> {
  readonly permission: Permission;
}

export function staff(...roles: readonly StaffRole[]): RouteMeta {
  return { permission: { who: 'staff', roles } };
}

export const anyone: RouteMeta = { permission: { who: 'anyone' } };
export const device: RouteMeta = { permission: { who: 'device' } };
export const erp: RouteMeta = { permission: { who: 'erp' } };
