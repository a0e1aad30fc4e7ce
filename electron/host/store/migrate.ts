import type Database from 'better-sqlite3';
import { eighthMigration } from './eighth-migration.ts';
import { fifthMigration } from './fifth-migration.ts';
import { firstMigration } from './first-migration.ts';
import { fourthMigration } from './fourth-migration.ts';
import { secondMigration } from './second-migration.ts';
import { seventhMigration } from './seventh-migration.ts';
import { sixthMigration } from './sixth-migration.ts';
import { thirdMigration } from './third-migration.ts';

/** Numbered from 1, in order; one that has shipped is never edited. */
export const migrations: readonly string[] = [firstMigration, secondMigration, thirdMigration, fourthMigration, fifthMigration, sixthMigration, seventhMigration, eighthMigration];

/** The database was written by a newer program. */
export class StoreTooNew extends Error {
  constructor(found: number) {
    super(`the data were written by a newer version of the program (shape ${found}); install that version`);
  }
}

/** Brings the database to the newest shape, each step in a commit of its own. Throws `StoreTooNew`. */
export function migrate(db: Database.Database): void {
  const at = db.pragma('user_version', { simple: true }) as number;
  if (at > migrations.length) throw new StoreTooNew(at);
  for (const [index, sql] of migrations.entries()) {
    if (index < at) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
