import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeviceIdentity, ErpIdentity, Identity, StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';

/** What every route handler is given beside its input. */
export interface CallContext {
  readonly hq: Hq;
  readonly identity: Identity;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The signed-in person of a staff route. Throws on any other route: the guard has let nobody else in. */
export function staffOf(context: CallContext): StaffIdentity {
  if (context.identity.who !== 'staff') throw new Error('not a staff route');
  return context.identity;
}

/** The desk of a device route. Throws on any other route. */
export function deviceOf(context: CallContext): DeviceIdentity {
  if (context.identity.who !== 'device') throw new Error('not a device route');
  return context.identity;
}

/** The import key of an ERP route. Throws on any other route. */
export function erpOf(context: CallContext): ErpIdentity {
  if (context.identity.who !== 'erp') throw new Error('not an ERP route');
  return context.identity;
}
