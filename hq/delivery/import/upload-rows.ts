import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Transaction } from 'kysely';
import { sha256 } from '../../../proof/sha256.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Query } from '../../store/query.ts';
import type { Tables } from '../../store/tables.ts';
import type { ColumnMapping } from './column-names.ts';
import { mostFileBytes } from './import-limits.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const pieceCharacters = 1_000_000;

export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: ColumnMapping | null;
}

/** What a committed file did. */
export interface Imported {
  readonly orders: number;
  readonly lines: number;
  readonly unchanged: number;
}

export async function insertUpload(db: Query, upload: Upload, staff: string, now: Instant, expiresAt: Instant): Promise<void> {
  const content = (await pack(upload.bytes)).toString('base64');
  const write = async (trx: Transaction<Tables>): Promise<void> => {
    await trx.deleteFrom('import_upload_parts').where('upload', 'in', trx.selectFrom('import_uploads').select('id').where('expires_at', '<=', now)).execute();
    await trx.deleteFrom('import_uploads').where('expires_at', '<=', now).execute();
    await trx
      .insertInto('import_uploads')
      .values({ id: upload.id, staff, file_name: upload.fileName, bytes: upload.bytes.length, sha256: sha256(upload.bytes), mapping: JSON.stringify(upload.mapping), created_at: now, expires_at: expiresAt, imported: null })
      .execute();
    for (let number = 0; number * pieceCharacters < content.length; number += 1) {
      await trx.insertInto('import_upload_parts').values({ upload: upload.id, number, content: content.slice(number * pieceCharacters, (number + 1) * pieceCharacters) }).execute();
    }
  };
  await db.transaction().execute(write);
}

/** The person's own upload, until it was committed or has expired. */
export async function readUpload(db: Query, id: string, staff: string, now: Instant): Promise<Upload | undefined> {
  const row = await db.selectFrom('import_uploads').select(['file_name', 'mapping']).where('id', '=', id).where('staff', '=', staff).where('expires_at', '>', now).where('imported', 'is', null).executeTakeFirst();
  if (row === undefined) return undefined;
  const parts = await db.selectFrom('import_upload_parts').select('content').where('upload', '=', id).orderBy('number').execute();
  // A commit that ended between the two questions took them away.
  if (parts.length === 0) return undefined;
  const bytes = await unpack(Buffer.from(parts.map((part) => part.content).join(''), 'base64'), { maxOutputLength: mostFileBytes });
  // The mapping was judged by the contract before it was written.
  return { id, fileName: row.file_name, bytes, mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ColumnMapping | null) };
}

export async function setUploadMapping(db: Query, id: string, mapping: ColumnMapping): Promise<void> {
  await db.updateTable('import_uploads').set({ mapping: JSON.stringify(mapping) }).where('id', '=', id).execute();
}

/** What the person's own upload did when it was committed, until it has expired. */
export async function readImported(db: Query, id: string, staff: string, now: Instant): Promise<Imported | undefined> {
  const row = await db.selectFrom('import_uploads').select('imported').where('id', '=', id).where('staff', '=', staff).where('expires_at', '>', now).executeTakeFirst();
  // Written by `endUpload` alone.
  return row === undefined || row.imported === null ? undefined : (JSON.parse(row.imported) as Imported);
}

/** Keeps what an upload did and lets go of its bytes; whether it was this call that did so, and no other before. */
export async function endUpload(trx: Transaction<Tables>, id: string, imported: Imported): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('import_uploads').set({ imported: JSON.stringify(imported) }).where('id', '=', id).where('imported', 'is', null).executeTakeFirstOrThrow();
  await trx.deleteFrom('import_upload_parts').where('upload', '=', id).execute();
  return numUpdatedRows > 0n;
}
