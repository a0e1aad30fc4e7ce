/**
 * Shape 7: the goods of orders, pickups and records by their first name and the number of different ones, so that each page words them in its own language. A record is about the goods
 * it covers and their orders, not about all that came with them; a correction is about those of the record that it corrects.
 */
export const seventhMigration = `
ALTER TABLE outbound_order ADD COLUMN kinds INTEGER NOT NULL DEFAULT 1 CHECK (kinds > 0);
ALTER TABLE pickup ADD COLUMN kinds INTEGER NOT NULL DEFAULT 1 CHECK (kinds > 0);
ALTER TABLE record ADD COLUMN kinds INTEGER NOT NULL DEFAULT 1 CHECK (kinds > 0);

UPDATE outbound_order SET (title, kinds) = (
  SELECT d.document ->> '$.lines[0].name', count(DISTINCT l.value ->> '$.name')
  FROM order_document d, json_each(d.document, '$.lines') l WHERE d.order_no = outbound_order.order_no
) WHERE order_no IN (SELECT order_no FROM order_document);

UPDATE pickup SET (title, kinds) = (
  SELECT d.document ->> '$.orders[0].lines[0].name', count(DISTINCT l.value ->> '$.name')
  FROM pickup_document d, json_each(d.document, '$.orders') o, json_each(o.value, '$.lines') l WHERE d.pickup = pickup.id
) WHERE id IN (SELECT pickup FROM pickup_document);

UPDATE record SET (title, kinds) = (SELECT k.title, k.kinds FROM pickup k WHERE k.id = record.pickup);

CREATE TEMP TABLE covered_goods AS
SELECT c.record, o.key AS order_place, o.value ->> '$.orderNo' AS order_no, l.key AS line_place, l.value ->> '$.name' AS name
FROM pickup_document d, json_each(d.document, '$.orders') o, json_each(o.value, '$.lines') l
JOIN (
  SELECT record, pickup, line FROM sealed_line
  UNION SELECT record, pickup, line FROM installed_line
  UNION SELECT record, pickup, line FROM refused_line
) c ON c.pickup = d.pickup AND c.line = (o.value ->> '$.orderNo') || '#' || (l.value ->> '$.lineNo');
CREATE INDEX temp.covered_by_record ON covered_goods (record, order_place, line_place);

UPDATE record SET
  title = (SELECT name FROM covered_goods g WHERE g.record = record.id ORDER BY order_place, line_place LIMIT 1),
  kinds = (SELECT count(DISTINCT name) FROM covered_goods g WHERE g.record = record.id),
  order_nos = (SELECT json_group_array(order_no) FROM (SELECT order_no FROM covered_goods g WHERE g.record = record.id GROUP BY order_no ORDER BY min(order_place)))
WHERE id IN (SELECT record FROM covered_goods);

UPDATE record SET (title, kinds, order_nos) = (
  SELECT r.title, r.kinds, r.order_nos FROM record_text t JOIN record r ON r.id = t.text ->> '$.body.corrects' WHERE t.record = record.id
) WHERE kind = 'correction' AND id IN (SELECT t.record FROM record_text t JOIN record r ON r.id = t.text ->> '$.body.corrects');

DROP TABLE temp.covered_goods;
`;
