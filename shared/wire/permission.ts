import type { StaffRole } from '../dealer/staff-role.ts';

/**
 * Who may call a route, declared beside it. `anyone`: no identity; `device`: an enrolled desk, which sees its own dealer only;
 * `erp`: a program with an import key; `staff`: a signed-in person with one of the roles, in whose regions the thing lies
 * where the role is regional. Whoever has a password that somebody else set must change it first; only routes that say
 * `beforePasswordChange` are open until then.
 */
export type Permission =
  | { readonly who: 'anyone' }
  | { readonly who: 'device' }
  | { readonly who: 'erp' }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[]; readonly beforePasswordChange?: true };

/** What every route of the wire carries beside its shapes. */
export interface RouteMeta extends Record<string, unknown> {
  readonly permission: Permission;
}

export function staff(...roles: readonly StaffRole[]): RouteMeta {
  return { permission: { who: 'staff', roles } };
}

/** A person's own session: open even while the password must be changed. */
export function ownSession(...roles: readonly StaffRole[]): RouteMeta {
  return { permission: { who: 'staff', roles, beforePasswordChange: true } };
}

export const anyone: RouteMeta = { permission: { who: 'anyone' } };
export const device: RouteMeta = { permission: { who: 'device' } };
export const erp: RouteMeta = { permission: { who: 'erp' } };
