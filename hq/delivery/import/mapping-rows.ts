import { sha256 } from '../../../proof/sha256.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { importPreviewSchema } from '../../../shared/wire/console-shapes.ts';
import type { Query } from '../../store/query.ts';
import { headerSignatureText, type ColumnMapping } from './column-names.ts';

/** The mapping that a person last chose for files with these headers. */
export async function readMapping(db: Query, headers: readonly string[]): Promise<ColumnMapping | undefined> {
  const row = await db.selectFrom('import_mappings').select('mapping').where('headers_hash', '=', sha256(headerSignatureText(headers))).executeTakeFirst();
  return row === undefined ? undefined : importPreviewSchema.shape.mapping.parse(JSON.parse(row.mapping));
}

export async function rememberMapping(db: Query, headers: readonly string[], mapping: ColumnMapping, now: Instant, by: string): Promise<void> {
  const changed = { mapping: JSON.stringify(mapping), changed_at: now, changed_by: by };
  await db
    .insertInto('import_mappings')
    .values({ headers_hash: sha256(headerSignatureText(headers)), ...changed })
    .onConflict((conflict) => conflict.column('headers_hash').doUpdateSet(changed))
    .execute();
}
