/** In which pack a picture lies and from which byte on; nothing where it has a file of its own under its hash. */
export const packsMigration: readonly string[] = ['alter table blobs add column pack text', 'alter table blobs add column start INT64'];
