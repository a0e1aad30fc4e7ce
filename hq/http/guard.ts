import type { FastifyInstance, FastifyRequest } from 'fastify';
import { closed } from '../../shared/kernel/closed.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Permission } from '../../shared/wire/permission.ts';
import { authenticateErp } from '../auth/authenticate-erp.ts';
import { authenticateStaff } from '../auth/authenticate-staff.ts';
import type { Identity, StaffIdentity } from '../auth/identity.ts';
import { authenticateDevice } from '../device/authenticate-device.ts';
import type { Hq } from '../hq.ts';
import { Refusal } from './answer.ts';
import { isOwnSite } from './same-site.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call; a route without it keeps HQ from starting. */
    permission?: Permission;
  }
  interface FastifyRequest {
    identity: Identity;
  }
}

const nobody: Identity = { who: 'anyone' };

/**
 * The one place that judges permission: before a body is read or an input parsed, by what the route declares. A route that
 * declares nothing cannot be registered.
 */
export function installGuard(app: FastifyInstance, hq: Hq): void {
  app.decorateRequest('identity');
  app.addHook('onRoute', (route) => {
    if (route.config?.permission === undefined) throw new Error(`route ${String(route.method)} ${route.url} declares no permission`);
  });
  app.addHook('onRequest', async (request) => {
    const permission = request.routeOptions.config.permission;
    if (request.is404 || permission === undefined) {
      request.identity = nobody;
      return;
    }
    const identity = await identify(hq, request, permission);
    if (!identity.ok) throw new Refusal(identity.problem);
    request.identity = identity.value;
  });
}

async function identify(hq: Hq, request: FastifyRequest, permission: Permission): Promise<Outcome<Identity>> {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  switch (permission.who) {
    case 'anyone':
      return changes && !isOwnSite(request.headers, request.host) ? refused(problem('permission.denied', {})) : done(nobody);
    case 'staff':
      if (changes && !isOwnSite(request.headers, request.host)) return refused(problem('permission.denied', {}));
      return staffOf(await authenticateStaff(hq, request.headers, permission.roles), permission.beforePasswordChange === true);
    case 'device':
      return authenticateDevice(hq, { method: request.method, path: request.raw.url ?? '', headers: request.headers });
    case 'erp':
      return authenticateErp(hq, request.headers);
    default:
      return closed(permission);
  }
}

/** Whoever signed in with a password that somebody else set may only change it. */
function staffOf(staff: Outcome<StaffIdentity>, isBeforePasswordChange: boolean): Outcome<StaffIdentity> {
  return staff.ok && staff.value.mustChangePassword && !isBeforePasswordChange ? refused(problem('sign-in.password-change-needed', {})) : staff;
}
