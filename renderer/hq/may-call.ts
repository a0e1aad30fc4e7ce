import type { Me } from '../../shared/wire/console-shapes.ts';
import type { RouteMeta } from '../../shared/wire/permission.ts';

interface Route {
  readonly '~orpc': { readonly meta: unknown };
}

/** Whether the person's roles open a route of the contract, by the permission declared beside it. */
export function mayCall(me: Pick<Me, 'roles'>, route: Route): boolean {
  const { permission } = route['~orpc'].meta as RouteMeta;
  return permission.who === 'anyone' || (permission.who === 'staff' && permission.roles.some((role) => me.roles.includes(role)));
}
