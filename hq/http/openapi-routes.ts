import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance } from 'fastify';
import { consoleContract } from '../../shared/wire/console-contract.ts';
import { deskContract } from '../../shared/wire/desk-contract.ts';
import { wireVersion } from '../../shared/wire/base.ts';
import { signatureHeaders } from '../../shared/wire/request-signature.ts';
import { authorityPath } from '../auth/authority-routes.ts';
import { templatePath, templateTypes } from '../delivery/import/import-routes.ts';
import { uploadsPath } from '../photo/upload-routes.ts';
import { routesOfContract } from './contract-routes.ts';

/** Serves the OpenAPI document of both contracts, uploads, photos and templates included, at `/openapi.json`. It is made at the first request. */
export function installOpenApiRoutes(app: FastifyInstance): void {
  let made: Promise<string> | undefined;
  app.route({
    method: 'GET', url: '/openapi.json', config: { permission: { who: 'anyone' } },
    handler: async (_request, reply) => {
      made ??= makeDocument();
      return reply.header('content-type', 'application/json; charset=utf-8').send(await made);
    },
  });
}

const text = { type: 'string' } as const;
const problemAnswer = { description: 'Refused: a problem of the catalogue', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const header = (name: string, description: string) => ({ name, in: 'header' as const, required: true, description, schema: text });
const inPath = (name: string) => ({ name, in: 'path' as const, required: true, schema: text });

async function makeDocument(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(
    { desk: deskContract, console: consoleContract },
    {
      info: { title: 'GateCheck HQ', version: String(wireVersion), description: 'Desk ↔ HQ, console ↔ HQ, ERP → HQ. Every refusal is `{ code: "PROBLEM", data: { code, details } }` with the HTTP status of the problem.' },
      components: {
        schemas: { Problem: { type: 'object', required: ['code', 'data'], properties: { code: { const: 'PROBLEM' }, status: { type: 'integer' }, data: { type: 'object', required: ['code', 'details'], properties: { code: text, details: { type: 'object' } } } } } },
        securitySchemes: {
          device: { type: 'apiKey', in: 'header', name: signatureHeaders.signature, description: `Signature of the desk's key over method, path, device, nonce, anchor and body hash; beside it ${Object.values(signatureHeaders).join(', ')}` },
          staff: { type: 'apiKey', in: 'cookie', name: 'gatecheck-session' },
          erp: { type: 'http', scheme: 'bearer', description: 'An import key that an administrator has issued' },
        },
      },
    },
  );
  const paths = (document.paths ?? {}) as Record<string, Record<string, unknown> | undefined>;
  for (const route of [...routesOfContract(deskContract), ...routesOfContract(consoleContract)]) {
    const operation = paths[route.path]?.[route.method.toLowerCase()] as Record<string, unknown> | undefined;
    if (operation === undefined) throw new Error(`${route.name} is missing in the document`);
    operation['security'] = route.permission.who === 'anyone' ? [] : [{ [route.permission.who]: [] }];
    operation['x-permission'] = route.permission;
  }
  return JSON.stringify({ ...document, paths: { ...paths, ...handWritten() } });
}

/** Routes beside the contracts: uploads by the tus protocol, photos of records, templates of the import, HQ's root certificate. */
function handWritten() {
  const version = header('Tus-Resumable', '1.0.0');
  const security = [{ device: [] }];
  const id = inPath('id');
  return {
    [uploadsPath]: {
      post: {
        operationId: 'uploads.create', summary: 'Begin an upload (tus 1.0.0, creation and creation-with-upload)', tags: ['desk'], security,
        parameters: [version, header('Upload-Length', 'Bytes of the picture, as its record lists them'), header('Upload-Metadata', '`record` and `sha256`, base64 values')],
        requestBody: { required: false, content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses: { 201: { description: 'Begun; Location and Upload-Offset say where. Where the picture came whole and was the last one missing, the body is what the completion of the record answers: `{ acknowledgement }`' }, default: problemAnswer },
      },
    },
    [`${uploadsPath}/{id}`]: {
      head: { operationId: 'uploads.progress', summary: 'How far an upload has come', tags: ['desk'], security, parameters: [id, version], responses: { 200: { description: 'Upload-Offset and Upload-Length' }, 404: { description: 'No such upload of this desk' } } },
      patch: {
        operationId: 'uploads.append', summary: 'Go on with an upload; the last piece is answered once HQ has hashed what it stored', tags: ['desk'], security,
        parameters: [id, version, header('Upload-Offset', 'Where the bytes belong')],
        requestBody: { required: true, content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses: { 204: { description: 'Upload-Offset says how far it is' }, default: problemAnswer },
      },
      delete: { operationId: 'uploads.remove', summary: 'Give an upload up', tags: ['desk'], security, parameters: [id, version], responses: { 204: { description: 'Gone' }, 404: { description: 'No such upload of this desk' } } },
    },
    [authorityPath]: {
      get: {
        operationId: 'authority.certificate', summary: "HQ's root certificate, DER: what receipts are verified against", tags: ['authority'], security: [],
        responses: { 200: { description: 'The certificate', content: { 'application/pkix-cert': { schema: { type: 'string', format: 'binary' } } } } },
      },
    },
    ...Object.fromEntries(
      (['xlsx', 'csv'] as const).map((kind) => [
        templatePath(kind),
        {
          get: {
            operationId: `imports.template.${kind}`, summary: 'The template of the order import, to fill in and upload', tags: ['imports'], security: [{ staff: [] }],
            responses: { 200: { description: 'The file', content: { [templateTypes[kind]]: { schema: { type: 'string', format: 'binary' } } } }, default: problemAnswer },
          },
        },
      ]),
    ),
    '/console/v1/records/{record}/photos/{sha256}/{form}': {
      get: {
        operationId: 'records.photo', summary: 'A photo of a record: as it came, or smaller as JPEG', tags: ['records'], security: [{ staff: [] }],
        parameters: [inPath('record'), inPath('sha256'), { name: 'form', in: 'path', required: true, schema: { enum: ['original', 'working', 'thumb'] } }],
        responses: { 200: { description: 'The picture' }, 206: { description: 'A range of it' }, default: problemAnswer },
      },
    },
  };
}
