import { isContractProcedure } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError, ValidationError, type AnyRouter } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { problem, type Problem } from '../../shared/kernel/problem.ts';
import type { Permission } from '../../shared/wire/permission.ts';
import type { Hq } from '../hq.ts';
import { problemError } from './answer.ts';
import type { CallContext } from './call-context.ts';
import { unkeepableText } from './plain-text.ts';
import { reportFault } from './report-fault.ts';

/** One procedure of a contract as HTTP knows it. */
export interface ContractRoute {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: Permission;
}

/** Every route of a contract, in its order. Throws where one names no method, no path or nobody who may call it. */
export function routesOfContract(contract: object, prefix = ''): readonly ContractRoute[] {
  return Object.entries(contract).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (!isContractProcedure(value)) return routesOfContract(value as object, name);
    const { method, path } = value['~orpc'].route;
    const permission = (value['~orpc'].meta as { readonly permission?: Permission }).permission;
    if (permission === undefined || (permission.who === 'staff' && permission.roles.length === 0)) throw new Error(`${name} declares no permission`);
    if (path === undefined || (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE')) throw new Error(`${name} has no method and path`);
    return [{ name, method, path, permission }];
  });
}

/** Body sizes beyond the usual megabyte. */
const largestBodies: Readonly<Record<string, number>> = { 'records.put': 40_000_000, 'erp.putOrders': 40_000_000, 'reports.put': 40_000_000 };

/** Serves a contract's routes, each under its own permission; the handlers are `router`'s. */
export function installContractRoutes(app: FastifyInstance, hq: Hq, contract: object, router: AnyRouter, fileLimits: Readonly<Record<string, number>>): void {
  const handler = new OpenAPIHandler<CallContext>(router, {
    eventIteratorKeepAliveInterval: 15_000,
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (fault) {
          throw errorOf(hq, fault);
        }
      },
    ],
    clientInterceptors: [
      async (options) => {
        const broken = unkeepableText(options.input);
        if (broken !== undefined) throw problemError(problem('input.invalid', { field: broken, expected: 'plain text' }));
        return options.next();
      },
    ],
  });
  for (const route of routesOfContract(contract)) {
    const limit = fileLimits[route.name];
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{([^}]+)\}/g, ':$1'),
      config: { permission: route.permission, ...(limit === undefined ? {} : { largestFile: limit }) },
      bodyLimit: largestBodies[route.name] ?? 1_000_000,
      handler: async (request, reply) => {
        const { matched } = await handler.handle(request, reply, { context: { hq, identity: request.identity, request, reply } });
        if (!matched) throw new Error(`${route.name} is served but not answered`);
        return reply;
      },
    });
  }
}

/** What the client is told: a problem of the catalogue, never a stack. */
function errorOf(hq: Hq, fault: unknown): ORPCError<string, unknown> {
  if (fault instanceof ORPCError && fault.code === 'PROBLEM') return problemError(fault.data as Problem);
  if (fault instanceof ORPCError && fault.code === 'BAD_REQUEST') {
    const issue = fault.cause instanceof ValidationError ? fault.cause.issues[0] : undefined;
    const field = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return problemError(problem('input.invalid', { field, expected: issue?.message ?? 'a body of the documented shape' }));
  }
  return problemError(reportFault(hq, fault));
}
