/** Shape 3: the calls to the dispatcher that a sealed record tells of; a later refusal of the same pickup needs a call of its own (R-IN-8). */
export const thirdMigration = `
CREATE TABLE sealed_call (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  called_at TEXT NOT NULL,
  phone TEXT NOT NULL,
  PRIMARY KEY (pickup, called_at, phone)
) STRICT, WITHOUT ROWID;
INSERT INTO sealed_call (pickup, called_at, phone)
SELECT pickup, called_at, phone FROM dispatcher_call c
WHERE EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = c.pickup AND s.refused = 1)
  AND NOT EXISTS (SELECT 1 FROM line_check l WHERE l.pickup = c.pickup AND l.decision = 'refuse' AND NOT EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = l.pickup AND s.line = l.line));
`;
