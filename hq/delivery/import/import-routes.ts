import type { FastifyInstance } from 'fastify';
import { answer } from '../../http/answer.ts';
import { staffOf } from '../../http/call-context.ts';
import { consoleWire } from '../../http/implement.ts';
import { commitImport } from './commit-import.ts';
import { mapImport, previewImport } from './preview-import.ts';
import { templateCsv, templateXlsx } from './template.ts';

export const importRoutes = {
  preview: consoleWire.imports.preview.handler(async ({ input, context }) => answer(await previewImport(context.hq, staffOf(context), input.file))),
  map: consoleWire.imports.map.handler(async ({ input, context }) => answer(await mapImport(context.hq, staffOf(context), input.upload, input.mapping))),
  commit: consoleWire.imports.commit.handler(async ({ input, context }) => answer(await commitImport(context.hq, staffOf(context), input.upload))),
};

/** The template to download, beside the contract because it is a file: `/console/v1/imports/template.xlsx` and `….csv`. */
export function installTemplateRoutes(app: FastifyInstance): void {
  const permission = { who: 'staff', roles: ['administrator'] } as const;
  app.get('/console/v1/imports/template.xlsx', { config: { permission } }, async (_request, reply) =>
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', attachment('xlsx'))
      .send(Buffer.from(await templateXlsx())),
  );
  app.get('/console/v1/imports/template.csv', { config: { permission } }, async (_request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', attachment('csv')).send(Buffer.from(templateCsv())),
  );
}

/** Saved as 出库单导入模板 (RFC 6266), with a plain name for programs that read no other. */
function attachment(kind: 'xlsx' | 'csv'): string {
  return `attachment; filename="outbound-orders.${kind}"; filename*=UTF-8''${encodeURIComponent('出库单导入模板')}.${kind}`;
}
