/** Shape 8: what other desks of the dealer have picked up. HQ's stream is read once more: a desk of an older wire was not sent it. */
export const eighthMigration = `
CREATE TABLE picked_up_elsewhere (
  order_no TEXT NOT NULL,
  pickup TEXT NOT NULL,
  device_name TEXT NOT NULL,
  picked_up_at TEXT NOT NULL,
  PRIMARY KEY (order_no, pickup)
) STRICT, WITHOUT ROWID;

UPDATE news_read SET up_to = 0;
`;
