/** Shape 2: originals that were found with other bytes than their name says, or gone, so that a person is told. */
export const secondMigration = `
CREATE TABLE damaged_photo (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  found_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
