import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sha256 } from '../../proof/sha256.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';
import { Refusal } from './answer.ts';
import { FileTooLargeError, MultipartError, receiveFile } from './multipart-file.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the body was compared with the hash that the desk has signed. */
    bodyIsProved: boolean;
    /** The file of a form, on the disk until the answer has gone; null for any other body. */
    receivedFile: string | null;
  }
}

const emptyHash = sha256('');

/**
 * JSON bodies are compared with the hash that a desk has signed, as bytes, before they are read; a desk's request without a body must
 * have signed the empty one. Bytes of uploads stay a stream; the file of a form goes to the disk, on routes that take one. No other
 * kind of body is read.
 */
export function installBodyParsers(app: FastifyInstance, hq: Pick<Hq, 'dataDir' | 'random'>): void {
  const incoming = join(hq.dataDir, 'incoming');
  // Files of forms that an earlier process was taking in belong to nobody.
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const readJson = app.getDefaultJsonParser('error', 'error');
  app.decorateRequest('bodyIsProved', false);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isSignedBody(request, body)) {
      done(new Refusal(problem('device.signature-wrong', {})));
      return;
    }
    request.bodyIsProved = true;
    if (body.length === 0) done(null, undefined);
    else void readJson(request, body.toString('utf8'), done);
  });
  app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  app.decorateRequest('receivedFile', null);
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, payload: IncomingMessage) => {
    const limit = request.routeOptions.config.largestFile;
    if (limit === undefined) throw new Refusal(problem('input.invalid', { field: 'content-type', expected: 'application/json' }));
    const path = join(incoming, Buffer.from(hq.random(16)).toString('hex'));
    try {
      const { file } = await receiveFile(payload, request.headers['content-type'] ?? '', path, limit);
      request.receivedFile = path;
      const form = new FormData();
      form.append('file', file);
      return form;
    } catch (fault) {
      if (fault instanceof FileTooLargeError) throw new Refusal(problem('input.too-large', { limit }));
      if (fault instanceof MultipartError) throw new Refusal(problem('input.invalid', { field: 'file', expected: 'one file' }));
      throw fault;
    }
  });
  app.addHook('onResponse', (request, _reply, done) => {
    if (request.receivedFile === null) done();
    else rm(request.receivedFile, { force: true }).then(() => done(), done);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const { identity } = request;
    const isWrong = identity.who === 'device' && !request.bodyIsProved && request.routeOptions.config.streams !== true && identity.bodyHash !== emptyHash;
    done(isWrong ? new Refusal(problem('device.signature-wrong', {})) : undefined);
  });
}

function isSignedBody(request: FastifyRequest, body: Buffer): boolean {
  const { identity } = request;
  return identity.who !== 'device' || identity.bodyHash === sha256(body);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route proves its own body: the bytes of an upload by their hash at the end. */
    streams?: boolean;
    /** The route takes the file of a form, of so many bytes at most. */
    largestFile?: number;
  }
}
