import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Whether the folder holds the console's built pages. */
export function hasPages(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

/**
 * The console's pages, where they are built: files with a hash in their name are kept by browsers, the page itself is asked for
 * each time. Anyone may load them; they hold nothing but the program.
 */
export async function installPages(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !hasPages(folder)) return;
  await app.register(fastifyStatic, { root: folder, serve: false, index: false, dotfiles: 'deny' });
  const config = { permission: { who: 'anyone' } } as const;
  app.route({ method: 'GET', url: '/', config, handler: async (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html') });
  app.route<{ Params: { '*': string } }>({
    method: 'GET', url: '/assets/*', config,
    handler: async (request, reply) => reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${request.params['*']}`),
  });
  app.route({ method: 'GET', url: '/favicon.ico', config, handler: async (_request, reply) => (existsSync(join(folder, 'favicon.ico')) ? reply.sendFile('favicon.ico') : reply.status(204).send()) });
}
