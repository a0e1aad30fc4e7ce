/** SQLite in one file, or a PostgreSQL server. One set of queries runs on both. */
export type DatabaseKind = 'sqlite' | 'postgres';

export type DatabaseChoice = { readonly kind: 'sqlite' } | { readonly kind: 'postgres'; readonly url: string };
