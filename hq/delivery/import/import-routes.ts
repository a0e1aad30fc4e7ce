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

/** What the templates are sent as. */
export const templateTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** Where a template is downloaded. */
export function templatePath(kind: keyof typeof templateTypes): string {
  return `/console/v1/imports/template.${kind}`;
}

/** The templates to download, beside the contract because they are files. */
export function installTemplateRoutes(app: FastifyInstance): void {
  const permission = { who: 'staff', roles: ['administrator'] } as const;
  app.get(templatePath('xlsx'), { config: { permission } }, async (_request, reply) =>
    reply
      .type(templateTypes.xlsx)
      .header('content-disposition', attachment('xlsx'))
      .send(Buffer.from(await templateXlsx())),
  );
  app.get(templatePath('csv'), { config: { permission } }, async (_request, reply) =>
    reply.type(templateTypes.csv).header('content-disposition', attachment('csv')).send(Buffer.from(templateCsv())),
  );
}

/** Saved as 出库单导入模板 (RFC 6266), with a plain name for programs that read no other. */
function attachment(kind: 'xlsx' | 'csv'): string {
  return `attachment; filename="outbound-orders.${kind}"; filename*=UTF-8''${encodeURIComponent('出库单导入模板')}.${kind}`;
}
