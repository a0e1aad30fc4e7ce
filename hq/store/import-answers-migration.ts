/** An import that was committed keeps its answer until it expires, so that a commit that comes again is told the same. */
export const importAnswersMigration: readonly string[] = ['alter table import_uploads add column imported text'];
