import type { FastifyInstance } from 'fastify';
import { problem, problemCatalogue, type Problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';
import { problemBody, Refusal } from './answer.ts';
import { reportFault } from './report-fault.ts';

/** Answers of Fastify itself: whatever goes wrong outside a handler is a problem of the catalogue too. */
export function installRefusals(app: FastifyInstance, hq: Hq): void {
  app.setErrorHandler(async (fault, request, reply) => {
    const found = problemOf(hq, fault, request.routeOptions.bodyLimit ?? 0);
    return reply.status(problemCatalogue[found.code].status).send(problemBody(found));
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = (request.raw.url ?? '').split('?')[0] ?? '';
    return reply.status(404).send(problemBody(problem('thing.not-found', { what: 'route', id: path.slice(0, 200) })));
  });
}

function problemOf(hq: Hq, fault: unknown, bodyLimit: number): Problem {
  if (fault instanceof Refusal) return fault.problem;
  const { statusCode, code } = (fault ?? {}) as { readonly statusCode?: number; readonly code?: string };
  if (statusCode === 413) return problem('input.too-large', { limit: bodyLimit });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problem('input.invalid', { field: 'content-type', expected: 'application/json' });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return problem('input.invalid', { field: 'body', expected: 'JSON' });
  return reportFault(hq, fault);
}
