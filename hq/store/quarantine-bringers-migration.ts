/** Records out of a bundle that nobody's certificate vouches for are kept in quarantine under the person who uploaded the bundle. */
export const quarantineBringersMigration: readonly string[] = [
  `alter table quarantine add column brought_by text`,
  `create unique index quarantine_once_by_person on quarantine (brought_by, sha256, problem)`,
];
