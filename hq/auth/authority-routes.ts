import type { FastifyInstance } from 'fastify';
import type { Hq } from '../hq.ts';

/** Where anybody gets HQ's root certificate from. */
export const authorityPath = '/ca.cer';

/**
 * HQ's root certificate for anyone, DER (RFC 2585: `application/pkix-cert`), as a file to keep: what `npm run verify -- … --ca` is given. It is public by
 * nature: every receipt carries it, but whoever judges a receipt must have it from HQ and not from the receipt.
 */
export function installAuthorityRoutes(app: FastifyInstance, hq: Pick<Hq, 'keys'>): void {
  const certificate = Buffer.from(hq.keys.authority.certificate.der);
  app.route({
    method: 'GET', url: authorityPath, config: { permission: { who: 'anyone' } },
    handler: async (_request, reply) => reply.type('application/pkix-cert').header('content-disposition', 'attachment; filename="ca.cer"').send(certificate),
  });
}
