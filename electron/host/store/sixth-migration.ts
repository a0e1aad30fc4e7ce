/**
 * Shape 6: the lines of records that HQ has refused for good (R-TL-20). They are open again and can be signed anew; the record keeps them under `refused_line`. `open_refused_line`: those that
 * no other record stands for. What was refused before is set free here.
 */
export const sixthMigration = `
CREATE TABLE refused_line (
  record TEXT NOT NULL REFERENCES record (id),
  line TEXT NOT NULL,
  pickup TEXT NOT NULL REFERENCES pickup (id),
  part TEXT NOT NULL CHECK (part IN ('goods', 'installed')),
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  PRIMARY KEY (record, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX refused_line_by_pickup ON refused_line (pickup, line);
CREATE VIEW open_refused_line AS
SELECT f.* FROM refused_line f
WHERE NOT EXISTS (SELECT 1 FROM sealed_line s WHERE f.part = 'goods' AND s.pickup = f.pickup AND s.line = f.line)
  AND NOT EXISTS (SELECT 1 FROM installed_line i WHERE f.part = 'installed' AND i.pickup = f.pickup AND i.line = f.line);

INSERT INTO refused_line (record, line, pickup, part, refused)
SELECT l.record, l.line, l.pickup, l.part, l.refused
FROM (SELECT record, line, pickup, 'goods' AS part, refused FROM sealed_line UNION ALL SELECT record, line, pickup, 'installed', 0 FROM installed_line) l
JOIN errand e ON e.record = l.record
WHERE e.parked = 1 AND e.problem ->> '$.code' IN ('record.signer-revoked', 'record.signer-unknown');
DELETE FROM sealed_line WHERE record IN (SELECT record FROM refused_line);
DELETE FROM installed_line WHERE record IN (SELECT record FROM refused_line);
DELETE FROM sealed_call WHERE EXISTS (
  SELECT 1 FROM refused_line f JOIN record_text t ON t.record = f.record, json_each(t.text, '$.body.dispatcherCalls') c
  WHERE f.pickup = sealed_call.pickup AND c.value ->> '$.calledAt' = sealed_call.called_at AND c.value ->> '$.phone' = sealed_call.phone
);
UPDATE pickup SET sealed_count = (SELECT count(*) FROM sealed_line s WHERE s.pickup = pickup.id), revision = revision + 1 WHERE id IN (SELECT pickup FROM refused_line);
UPDATE outbound_order SET status = 'picked-up' WHERE status = 'sealed' AND pickup IN (SELECT k.id FROM pickup k JOIN refused_line f ON f.pickup = k.id WHERE k.sealed_count < k.line_count);
`;
