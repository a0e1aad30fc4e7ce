import type { Kysely } from 'kysely';
import { sha256 } from '../../proof/sha256.ts';
import type { Tables } from '../../hq/store/tables.ts';

/** Who was there and when: moved by any contact, and nobody's evidence. */
const contacts: ReadonlySet<string> = new Set(['last_contact_at', 'last_used_at', 'last_sign_in_at', 'last_seen_at']);

/** For each table of HQ but `sessions` its rows, counted and hashed in no order: two images are equal where nothing was written. */
export async function databaseImage(db: Kysely<Tables>, without: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  const image: Record<string, string> = {};
  for (const { name } of await db.introspection.getTables()) {
    if (name === 'sessions' || without.includes(name)) continue;
    // The tables are asked for by the names that the database itself gives.
    const rows = await db.selectFrom(name as keyof Tables).selectAll().execute();
    const texts = rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !contacts.has(column))));
    image[name] = `${rows.length} ${sha256(texts.sort().join('\n'))}`;
  }
  return image;
}
