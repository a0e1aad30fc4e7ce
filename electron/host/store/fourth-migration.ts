/** Shape 4: what people have typed into forms that are not handed in yet. */
export const fourthMigration = `
CREATE TABLE form_draft (
  name TEXT PRIMARY KEY CHECK (length(name) <= 100),
  changed_at TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;
CREATE INDEX form_draft_by_change ON form_draft (changed_at);
`;
