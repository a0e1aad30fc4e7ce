/** Uploaded import files wait for their commit in the database, so that any replica can judge them again: gzip in base64, in pieces. */
export const importPartsMigration: readonly string[] = [
  `create table import_upload_parts (
     upload text not null references import_uploads (id) on delete cascade, number INT64 not null, content text not null, primary key (upload, number))`,
  `create index import_uploads_by_expiry on import_uploads (expires_at)`,
];
