/** Shape 5: what HQ decided of goods in doubt, and up to where its stream was read. It is read once more from the beginning: an earlier program was not sent every kind. */
export const fifthMigration = `
CREATE TABLE settlement (
  pickup TEXT NOT NULL,
  rule TEXT NOT NULL,
  due_at TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('deemed-accepted', 'kept-open')),
  reason TEXT NOT NULL,
  settled_at TEXT NOT NULL,
  PRIMARY KEY (pickup, rule)
) STRICT;
CREATE TABLE news_read (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  up_to INTEGER NOT NULL CHECK (up_to >= 0)
) STRICT;
INSERT INTO news_read (one, up_to) VALUES (1, 0);
`;
