/** Shape 1 of the desk's database. Instants are UTC text, booleans 0 or 1, lists and documents JSON. */
export const firstMigration = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device TEXT NOT NULL,
  device_name TEXT NOT NULL,
  device_certificate TEXT NOT NULL,
  ca TEXT NOT NULL,
  epoch TEXT NOT NULL,
  dealer TEXT NOT NULL CHECK (json_valid(dealer)),
  region TEXT NOT NULL CHECK (json_valid(region)),
  enrolled_at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'inspector')),
  certificate TEXT NOT NULL,
  wrapped_key TEXT NOT NULL CHECK (json_valid(wrapped_key)),
  wrong_pins INTEGER NOT NULL DEFAULT 0 CHECK (wrong_pins >= 0),
  wrong_boot TEXT,
  wrong_running_ms INTEGER,
  revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE anchor (
  nonce TEXT PRIMARY KEY,
  signed TEXT NOT NULL CHECK (json_valid(signed)),
  hq_time TEXT NOT NULL,
  epoch TEXT NOT NULL,
  boot TEXT NOT NULL,
  asked_running_ms INTEGER NOT NULL,
  got_running_ms INTEGER NOT NULL CHECK (got_running_ms >= asked_running_ms),
  got_wall TEXT NOT NULL
) STRICT;

CREATE TABLE policy (
  version TEXT PRIMARY KEY,
  effective_from TEXT NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  signed TEXT NOT NULL CHECK (json_valid(signed))
) STRICT;

CREATE TABLE calendar (
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  signed TEXT NOT NULL CHECK (json_valid(signed))
) STRICT;

CREATE TABLE news (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  item TEXT NOT NULL CHECK (json_valid(item))
) STRICT;

CREATE TABLE carrier (
  name TEXT PRIMARY KEY,
  phone TEXT NOT NULL,
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pickup (
  id TEXT PRIMARY KEY,
  picked_up_at TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  carrier TEXT NOT NULL CHECK (carrier <> ''),
  carrier_phone TEXT NOT NULL CHECK (carrier_phone <> ''),
  waybill TEXT NOT NULL,
  order_nos TEXT NOT NULL CHECK (json_valid(order_nos)),
  title TEXT NOT NULL,
  classes TEXT NOT NULL CHECK (json_valid(classes)),
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  sealed_count INTEGER NOT NULL DEFAULT 0 CHECK (sealed_count BETWEEN 0 AND line_count),
  limits_shown TEXT CHECK (json_valid(limits_shown)),
  revision INTEGER NOT NULL DEFAULT 1,
  judged_revision INTEGER NOT NULL DEFAULT 0,
  step TEXT NOT NULL DEFAULT 'stage-1' CHECK (step IN ('stage-1', 'stage-2', 'compare', 'sign', 'sealed')),
  missing INTEGER NOT NULL DEFAULT 0,
  missing_photos INTEGER NOT NULL DEFAULT 0,
  report_revision INTEGER NOT NULL DEFAULT 0,
  search TEXT NOT NULL
) STRICT;
CREATE INDEX pickup_by_time ON pickup (picked_up_at DESC, id DESC);
CREATE INDEX pickup_by_step ON pickup (step, picked_up_at DESC, id DESC);
CREATE INDEX pickup_open ON pickup (picked_up_at) WHERE sealed_count < line_count;
CREATE INDEX pickup_stale ON pickup (id) WHERE judged_revision < revision;

-- The pickup as it goes into sealed records, with its own copy of each order as it was taken over.
CREATE TABLE pickup_document (
  pickup TEXT PRIMARY KEY REFERENCES pickup (id),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE TABLE outbound_order (
  order_no TEXT PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN ('hq', 'paper')),
  status TEXT NOT NULL CHECK (status IN ('on-the-way', 'picked-up', 'sealed', 'withdrawn')),
  shipped_on TEXT,
  carrier TEXT NOT NULL,
  carrier_phone TEXT NOT NULL,
  waybill TEXT NOT NULL,
  title TEXT NOT NULL,
  classes TEXT NOT NULL CHECK (json_valid(classes)),
  line_count INTEGER NOT NULL,
  pickup TEXT REFERENCES pickup (id),
  taken_at TEXT NOT NULL,
  sort TEXT NOT NULL,
  search TEXT NOT NULL,
  CHECK ((status IN ('picked-up', 'sealed')) = (pickup IS NOT NULL))
) STRICT;
CREATE INDEX order_by_sort ON outbound_order (sort DESC);
CREATE INDEX order_by_status ON outbound_order (status, sort DESC);
CREATE INDEX order_by_pickup ON outbound_order (pickup);

CREATE TABLE order_document (
  order_no TEXT PRIMARY KEY REFERENCES outbound_order (order_no),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE TABLE package_check (
  id TEXT PRIMARY KEY,
  pickup TEXT NOT NULL REFERENCES pickup (id),
  line TEXT NOT NULL,
  place INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  condition TEXT NOT NULL CHECK (condition IN ('unchecked', 'intact', 'slight', 'severe')),
  looked_inside INTEGER NOT NULL CHECK (looked_inside IN (0, 1)),
  UNIQUE (pickup, line, ordinal)
) STRICT;
CREATE INDEX package_by_place ON package_check (pickup, place, ordinal);

CREATE TABLE line_check (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  line TEXT NOT NULL,
  place INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('undecided', 'take', 'take-with-reservation', 'refuse')),
  reservation TEXT NOT NULL,
  items TEXT NOT NULL CHECK (items IN ('unchecked', 'fine', 'with-findings')),
  fine_units TEXT NOT NULL CHECK (json_valid(fine_units)),
  count TEXT CHECK (json_valid(count)),
  PRIMARY KEY (pickup, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_by_place ON line_check (pickup, place);

CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  pickup TEXT NOT NULL,
  line TEXT NOT NULL,
  stage INTEGER NOT NULL CHECK (stage IN (1, 2)),
  package TEXT,
  unit INTEGER,
  "check" TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('quantity', 'appearance', 'hidden')),
  severity TEXT NOT NULL CHECK (severity IN ('slight', 'severe')),
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  FOREIGN KEY (pickup, line) REFERENCES line_check (pickup, line)
) STRICT;
CREATE INDEX finding_by_pickup ON finding (pickup, id);

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  pickup TEXT NOT NULL REFERENCES pickup (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  taken_in_at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('camera', 'imported-consistent', 'imported-plain')),
  exif TEXT NOT NULL CHECK (json_valid(exif)),
  frame_hash TEXT,
  sharpness INTEGER
) STRICT;
CREATE INDEX photo_by_pickup ON photo (pickup, id);
CREATE INDEX photo_by_bytes ON photo (sha256);

CREATE TABLE photo_use (
  finding TEXT NOT NULL REFERENCES finding (id),
  photo TEXT NOT NULL REFERENCES photo (id),
  pickup TEXT NOT NULL,
  with_packaging INTEGER NOT NULL CHECK (with_packaging IN (0, 1)),
  kept_because TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (finding, photo)
) STRICT, WITHOUT ROWID;
CREATE INDEX use_by_pickup ON photo_use (pickup, finding, photo);

CREATE TABLE dispatcher_call (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  called_at TEXT NOT NULL,
  phone TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (pickup, called_at, phone)
) STRICT;

CREATE TABLE reminder (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  rule TEXT NOT NULL,
  due_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  shown_at TEXT NOT NULL,
  UNIQUE (pickup, rule, due_at, kind)
) STRICT;

CREATE TABLE record (
  id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE CHECK (sequence > 0),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('feedback', 'refusal', 'install-notice', 'correction')),
  pickup TEXT NOT NULL REFERENCES pickup (id),
  order_nos TEXT NOT NULL CHECK (json_valid(order_nos)),
  title TEXT NOT NULL,
  person TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  line_count INTEGER NOT NULL,
  damage_points INTEGER NOT NULL,
  photo_count INTEGER NOT NULL,
  -- The earliest deadline it answers; null where it answers none.
  due_at TEXT,
  -- What the time proof says on this desk: not before, not after.
  not_before TEXT,
  not_after TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'record-received', 'received', 'parked')),
  received_at TEXT,
  judgement TEXT CHECK (judgement IN ('in-time', 'late', 'needs-review')),
  sort TEXT NOT NULL,
  search TEXT NOT NULL
) STRICT;
CREATE INDEX record_by_sort ON record (sort DESC);
CREATE INDEX record_by_state ON record (state, sort DESC);
CREATE INDEX record_by_pickup ON record (pickup, sequence);

CREATE TABLE record_text (
  record TEXT PRIMARY KEY REFERENCES record (id),
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  certificate TEXT NOT NULL
) STRICT;

-- A line is sealed in one record only.
CREATE TABLE sealed_line (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  line TEXT NOT NULL,
  record TEXT NOT NULL REFERENCES record (id),
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  PRIMARY KEY (pickup, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE installed_line (
  pickup TEXT NOT NULL REFERENCES pickup (id),
  line TEXT NOT NULL,
  record TEXT NOT NULL REFERENCES record (id),
  PRIMARY KEY (pickup, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  record TEXT PRIMARY KEY REFERENCES record (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;

CREATE TABLE errand (
  record TEXT PRIMARY KEY REFERENCES record (id),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT,
  problem TEXT CHECK (json_valid(problem)),
  parked INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)),
  -- Whether HQ, in its present epoch, has acknowledged the record.
  record_held INTEGER NOT NULL DEFAULT 0 CHECK (record_held IN (0, 1)),
  record_bytes INTEGER NOT NULL,
  photo_bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE errand_photo (
  record TEXT NOT NULL REFERENCES errand (record),
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'held')),
  upload_url TEXT,
  PRIMARY KEY (record, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE acknowledgement (
  record TEXT NOT NULL REFERENCES record (id),
  "of" TEXT NOT NULL CHECK ("of" IN ('record', 'photos')),
  epoch TEXT NOT NULL,
  received_at TEXT NOT NULL,
  signed TEXT NOT NULL CHECK (json_valid(signed)),
  PRIMARY KEY (record, "of", epoch)
) STRICT;

CREATE TABLE judgement (
  record TEXT NOT NULL,
  rule TEXT NOT NULL,
  due_at TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('in-time', 'late', 'needs-review')),
  PRIMARY KEY (record, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT,
  pickup TEXT,
  order_nos TEXT NOT NULL CHECK (json_valid(order_nos)),
  text TEXT NOT NULL,
  verdict TEXT
) STRICT;
`;
