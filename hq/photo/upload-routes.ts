import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import { problem, problemCatalogue } from '../../shared/kernel/problem.ts';
import { mostClipBytes } from '../../shared/photo/photo.ts';
import type { acceptedSchema } from '../../shared/wire/desk-contract.ts';
import { hearsOfLastPhoto } from '../../shared/wire/kept-from.ts';
import { problemBody, Refusal } from '../http/answer.ts';
import type { DeviceIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import type { Progress } from './upload.ts';

const version = '1.0.0';
export const uploadsPath = '/wire/v1/uploads';

/**
 * Resumable uploads by the tus protocol 1.0.0 (core, creation, creation-with-upload, termination), for enrolled desks. There is no route
 * that gives bytes back.
 */
export function installUploadRoutes(app: FastifyInstance, hq: Hq): void {
  const permission = { who: 'device' } as const;
  app.route({
    method: 'OPTIONS', url: uploadsPath, config: { permission: { who: 'anyone' } },
    handler: async (_request, reply) =>
      reply.status(204).headers({ 'tus-resumable': version, 'tus-version': version, 'tus-extension': 'creation,creation-with-upload,termination', 'tus-max-size': String(mostClipBytes) }).send(),
  });
  app.route({
    method: 'POST', url: uploadsPath, config: { permission, streams: true }, bodyLimit: mostClipBytes,
    handler: async (request, reply) => {
      checkVersion(request);
      const words = readMetadata(request.headers['upload-metadata']);
      const bytes = wholeNumber(request.headers['upload-length']);
      if (bytes === undefined || words.record === undefined || words.sha256 === undefined) throw new Refusal(problem('input.invalid', { field: 'upload-metadata', expected: 'record, sha256 and Upload-Length' }));
      const progress = await hq.uploads.create(deviceOf(request), { record: words.record, sha256: words.sha256, bytes }, bodyOf(request));
      return sendProgress(reply, progress, 201, hearsOfLastPhoto(deviceOf(request).wire));
    },
  });
  app.route({
    method: 'HEAD', url: `${uploadsPath}/:id`, config: { permission },
    handler: async (request, reply) => {
      checkVersion(request);
      const progress = await hq.uploads.progress(deviceOf(request), idOf(request));
      if (progress === undefined) return reply.status(404).header('tus-resumable', version).send();
      return reply.status(200).headers({ 'tus-resumable': version, 'upload-offset': String(progress.offset), 'upload-length': String(progress.length), 'cache-control': 'no-store' }).send();
    },
  });
  app.route({
    method: 'PATCH', url: `${uploadsPath}/:id`, config: { permission, streams: true }, bodyLimit: mostClipBytes,
    handler: async (request, reply) => {
      checkVersion(request);
      const offset = wholeNumber(request.headers['upload-offset']);
      const body = bodyOf(request);
      if (offset === undefined || body === undefined) throw new Refusal(problem('input.invalid', { field: 'upload-offset', expected: 'Upload-Offset and application/offset+octet-stream' }));
      return sendProgress(reply, await hq.uploads.append(deviceOf(request), idOf(request), offset, body), 204);
    },
  });
  app.route({
    method: 'DELETE', url: `${uploadsPath}/:id`, config: { permission },
    handler: async (request, reply) => {
      checkVersion(request);
      return reply.status((await hq.uploads.remove(deviceOf(request), idOf(request))) ? 204 : 404).header('tus-resumable', version).send();
    },
  });
}

function sendProgress(reply: FastifyReply, outcome: Outcome<Progress>, status: 201 | 204, tellsOfLast = false) {
  void reply.header('tus-resumable', version);
  if (!outcome.ok) return reply.status(problemCatalogue[outcome.problem.code].status).send(problemBody(outcome.problem));
  if (status === 201) void reply.header('location', `${uploadsPath}/${outcome.value.id}`);
  void reply.status(status).header('upload-offset', String(outcome.value.offset));
  // A 204 has no body: a desk that goes on with an upload asks for the acknowledgement.
  const { acknowledgement } = outcome.value;
  return tellsOfLast && acknowledgement !== null ? reply.send({ acknowledgement } satisfies z.infer<typeof acceptedSchema>) : reply.send();
}

/** tus 1.0.0: a request of another version is answered 412 with the versions that are spoken. */
function checkVersion(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] !== version) throw new Refusal(problem('input.invalid', { field: 'tus-resumable', expected: version }));
}

function deviceOf(request: FastifyRequest): DeviceIdentity {
  if (request.identity.who !== 'device') throw new Error('not a device route');
  return request.identity;
}

function idOf(request: FastifyRequest): string {
  return (request.params as { readonly id: string }).id;
}

function bodyOf(request: FastifyRequest): Readable | undefined {
  return request.headers['content-type'] === 'application/offset+octet-stream' && request.headers['content-length'] !== '0' ? request.raw : undefined;
}

function wholeNumber(text: string | readonly string[] | undefined): number | undefined {
  return typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** `Upload-Metadata`: pairs of a key and a base64 value. */
function readMetadata(text: string | readonly string[] | undefined): Readonly<Partial<Record<'record' | 'sha256', string>>> {
  const pairs = typeof text === 'string' ? text.split(',').map((pair) => pair.trim().split(' ')) : [];
  return Object.fromEntries(pairs.flatMap(([key, value = '']) => (key === 'record' || key === 'sha256' ? [[key, Buffer.from(value, 'base64').toString('utf8')] as const] : [])));
}
