import { open } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { recordIdSchema, sha256Schema } from '../../shared/kernel/ids.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { consoleContract } from '../../shared/wire/console-contract.ts';
import { Refusal } from '../http/answer.ts';
import { routesOfContract } from '../http/contract-routes.ts';
import type { Hq } from '../hq.ts';
import { recordsInSight } from '../record/record-list.ts';
import { renditionForms, Renditions, type RenditionForm } from './renditions.ts';

/**
 * Photos for the console: `…/original` as it came, `…/working` and `…/thumb` as JPEG. Whoever may see the record may see the photos
 * that it lists, and a hash alone opens nothing.
 */
export function installPhotoRoutes(app: FastifyInstance, hq: Hq): void {
  const permission = routesOfContract(consoleContract).find((route) => route.name === 'records.get')?.permission;
  if (permission === undefined) throw new Error('the permission of records.get is the photos’ own');
  const renditions = new Renditions(hq.dataDir);
  app.route<{ Params: { record: string; sha256: string; form: string } }>({
    method: 'GET', url: '/console/v1/records/:record/photos/:sha256/:form', config: { permission },
    handler: async (request, reply) => {
      const { identity } = request;
      if (identity.who !== 'staff') throw new Error('not a staff route');
      const [record, hash, form] = [recordIdSchema.safeParse(request.params.record), sha256Schema.safeParse(request.params.sha256), request.params.form];
      const notFound = new Refusal(problem('thing.not-found', { what: 'photo', id: request.params.sha256.slice(0, 64) }));
      if (!record.success || !hash.success || (form !== 'original' && !isRendition(form))) throw notFound;
      const photo = await recordsInSight(hq.db, identity.sight)
        .innerJoin('record_photos', 'record_photos.record', 'records.id')
        .innerJoin('blobs', 'blobs.sha256', 'record_photos.sha256')
        .select(['record_photos.type', 'blobs.bytes', 'blobs.pack', 'blobs.start'])
        .where('records.id', '=', record.data)
        .where('record_photos.sha256', '=', hash.data)
        .where('record_photos.arrived', '=', 1)
        .executeTakeFirst();
      if (photo === undefined) throw notFound;
      const original = { ...hq.shelf.find(hash.data, photo), bytes: photo.bytes, type: photo.type };
      const file = form === 'original' ? original : await renditions.find(hash.data, original, form);
      if (file === undefined) throw new Refusal(problem('photo.wrong-type', { file: hash.data }));
      const opened = await open(file.path);
      void reply.headers({ 'content-type': file.type, 'cache-control': 'private, max-age=86400', 'accept-ranges': 'bytes', 'content-disposition': 'inline' });
      const range = rangeOf(request.headers.range, file.bytes);
      if (range === 'unsatisfiable') {
        await opened.close();
        return reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
      }
      const { from, to } = range ?? { from: 0, to: file.bytes - 1 };
      if (range !== undefined) void reply.status(206).header('content-range', `bytes ${from}-${to}/${file.bytes}`);
      return reply.header('content-length', to - from + 1).send(opened.createReadStream({ start: file.start + from, end: file.start + to }));
    },
  });
}

function isRendition(form: string): form is RenditionForm {
  return form in renditionForms;
}

/** One range of bytes (RFC 9110 §14.2), as players of clips ask for; several at once are answered with the whole. */
function rangeOf(header: string | undefined, size: number): { readonly from: number; readonly to: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return undefined;
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'unsatisfiable' : { from, to };
}
