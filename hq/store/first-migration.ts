/**
 * Everything HQ keeps in its first edition. Instants are `Instant` text, days `CivilDate` text, yes/no 0 or 1, documents JSON text,
 * `INT64` a whole number of 64 bits. Each statement runs on SQLite (tables get STRICT) and on PostgreSQL.
 */
export const firstMigration: readonly string[] = [
  // HQ itself
  `create table epochs (epoch text primary key, since text not null, because text not null)`,
  `create table counters (name text primary key, value INT64 not null check (value >= 0))`,
  `insert into counters (name, value) values ('records', 0), ('audit', 0)`,
  `create table signed_documents (
     kind text not null check (kind in ('policy', 'calendar')), version text not null, text text not null, signature text not null,
     certificate text not null, published_at text not null, primary key (kind, version))`,

  // regions, dealers, their people and desks
  `create table regions (
     id text primary key, name text not null, dispatcher_name text not null, dispatcher_phone text not null,
     assistant_name text not null, assistant_phone text not null, changed_at text not null)`,
  `create table dealers (
     id text primary key, name text not null, region text not null references regions (id), level text not null check (level in ('A', 'B', 'C')),
     phone text not null, address text not null, search text not null, news_last INT64 not null check (news_last >= 0), changed_at text not null)`,
  `create index dealers_by_region on dealers (region, id)`,
  `create table persons (
     id text primary key, dealer text not null references dealers (id), name text not null, role text not null check (role in ('owner', 'inspector')),
     created_at text not null, revoked_at text, revoked_because text)`,
  `create index persons_by_dealer on persons (dealer, id)`,
  `create table devices (
     id text primary key, dealer text not null references dealers (id), name text not null, enrolled_at text not null,
     last_sequence INT64 not null check (last_sequence >= 0), last_hash text,
     last_contact_at text, complete_report_at text, clock_drift_ms INT64, waiting INT64 not null, parked INT64 not null, revoked_at text, revoked_because text,
     check ((last_sequence = 0) = (last_hash is null)))`,
  `create index devices_by_dealer on devices (dealer, id)`,
  `create table certificates (
     fingerprint text primary key, serial text not null unique, kind text not null check (kind in ('device', 'person')),
     dealer text not null references dealers (id), device text not null references devices (id), person text references persons (id),
     der text not null, issued_at text not null, expires_at text not null, revoked_at text, revoked_because text,
     check ((kind = 'person') = (person is not null)))`,
  `create index certificates_by_device on certificates (device, kind)`,
  `create index certificates_by_person on certificates (person)`,
  `create table one_time_codes (
     code_hash text primary key, kind text not null check (kind in ('desk', 'person')), dealer text not null references dealers (id),
     person text not null references persons (id), device text references devices (id), issued_at text not null, issued_by text not null,
     expires_at text not null, used_at text, used_by text references devices (id), check ((kind = 'person') = (device is not null)))`,

  // people at HQ
  `create table staff (
     id text primary key, username text not null unique, name text not null, phone text not null, password_hash text not null,
     must_change_password INT64 not null check (must_change_password in (0, 1)), disabled INT64 not null check (disabled in (0, 1)),
     created_at text not null, last_sign_in_at text)`,
  `create table sign_in_failures (username text primary key, failed INT64 not null check (failed >= 0), last_at text not null, locked_until text)`,
  `create table staff_roles (staff text not null references staff (id), role text not null, primary key (staff, role))`,
  `create index staff_by_role on staff_roles (role, staff)`,
  `create table staff_regions (staff text not null references staff (id), region text not null references regions (id), primary key (staff, region))`,
  `create index staff_by_region on staff_regions (region, staff)`,
  `create table sessions (
     token_hash text primary key, staff text not null references staff (id), created_at text not null, last_seen_at text not null, expires_at text not null)`,
  `create index sessions_by_staff on sessions (staff)`,

  // outbound orders and where they come from
  `create table outbound_orders (
     order_no text primary key, dealer text not null references dealers (id), sales_order_no text not null, shipped_on text, carrier text not null,
     waybill text not null, line_count INT64 not null check (line_count > 0), classes text not null, document text not null, hash text not null,
     came_by text not null check (came_by in ('file', 'erp', 'demonstration')), status text not null check (status in ('on-the-way', 'picked-up', 'fed-back', 'refused', 'withdrawn')),
     search text not null, created_at text not null, changed_at text not null, withdrawn_at text, withdrawn_because text)`,
  `create index orders_by_dealer on outbound_orders (dealer, created_at, order_no)`,
  `create index orders_by_status on outbound_orders (status, created_at, order_no)`,
  `create index orders_by_time on outbound_orders (created_at, order_no)`,
  `create table order_lines (
     order_no text not null references outbound_orders (order_no), line_no INT64 not null, product_class text not null, name text not null, specification text not null,
     colour text not null, quantity INT64 not null, unit text not null, metres_per_length INT64, weight_grams INT64, packages INT64 not null, note text not null,
     primary key (order_no, line_no))`,
  `create table import_uploads (
     id text primary key, staff text not null references staff (id), file_name text not null, bytes INT64 not null, sha256 text not null,
     mapping text, created_at text not null, expires_at text not null)`,
  `create table import_mappings (headers_hash text primary key, mapping text not null, changed_at text not null, changed_by text not null)`,
  `create table import_keys (
     id text primary key, name text not null, key_hash text not null unique, created_at text not null, created_by text not null, last_used_at text, revoked_at text)`,

  // pickups as desks report them, and their time limits
  `create table pickups (
     id text primary key, dealer text not null references dealers (id), device text not null references devices (id), document text not null,
     picked_up_at text not null, entered_at text not null, revision INT64 not null, limits_shown_at text, heard_at text not null,
     order_nos text not null, carrier text not null, carrier_phone text not null, search text not null)`,
  `create index pickups_by_dealer on pickups (dealer, picked_up_at, id)`,
  `create index pickups_by_device on pickups (device, id)`,
  `create table pickup_orders (pickup text not null references pickups (id), order_no text not null, primary key (pickup, order_no))`,
  `create index pickups_by_order on pickup_orders (order_no, pickup)`,
  `create table pickup_reminders (
     pickup text not null references pickups (id), rule text not null, due_at text not null, kind text not null, shown_at text not null,
     primary key (pickup, rule, due_at, kind))`,
  `create table pickup_unsent (
     pickup text not null references pickups (id), record text not null, kind text not null, sealed_at_wall text not null, lines text not null,
     primary key (pickup, record))`,
  `create table pickup_limits (
     pickup text not null references pickups (id), rule text not null, classes text not null, quantity INT64 not null, unit text not null,
     starts_at text not null, due_at text not null, provisional INT64 not null check (provisional in (0, 1)), policy_version text not null,
     state text not null, because text not null, record text, settled INT64 not null check (settled in (0, 1)), judged_at text not null,
     primary key (pickup, rule))`,
  `create index limits_by_due on pickup_limits (due_at, pickup, rule)`,
  `create index limits_by_state on pickup_limits (state, due_at, pickup, rule)`,
  `create index limits_open on pickup_limits (settled, due_at)`,

  // sealed records
  `create table records (
     id text primary key, position INT64 not null unique, hash text not null unique, device text not null references devices (id), sequence INT64 not null,
     previous text, kind text not null check (kind in ('feedback', 'refusal', 'install-notice', 'correction')), dealer text not null references dealers (id),
     person text not null references persons (id), person_name text not null, pickup text, corrects text, policy_version text not null,
     certificate text not null references certificates (fingerprint), sealed_at_wall text not null, received_at text not null, came_by text not null check (came_by in ('wire', 'bundle')),
     grade text not null check (grade in ('anchored', 'bounded', 'unanchored')), not_before text, not_after text not null, wall_drift_ms INT64,
     timeliness text not null check (timeliness in ('in-time', 'late', 'needs-review', 'none')), differences INT64 not null, damage_points INT64 not null,
     photos_listed INT64 not null, photos_arrived INT64 not null, order_nos text not null, carrier text not null, carrier_phone text not null,
     search text not null, seen_at text, seen_by text,
     unique (device, sequence))`,
  `create index records_by_dealer on records (dealer, position)`,
  `create index records_by_kind on records (kind, position)`,
  `create index records_by_pickup on records (pickup, position)`,
  `create index records_unseen on records (seen_at, position)`,
  `create index records_by_timeliness on records (timeliness, position)`,
  `create table record_texts (record text primary key references records (id), text text not null, signature text not null, certificate text not null)`,
  `create table record_lines (
     record text not null references records (id), line text not null, order_no text not null, pickup text not null, decision text not null, items text not null,
     expected INT64 not null, good INT64, damaged INT64, missing INT64, extra INT64, primary key (record, line))`,
  `create index record_lines_by_pickup on record_lines (pickup, line)`,
  `create index record_lines_by_order on record_lines (order_no, record)`,
  `create table record_photos (
     record text not null references records (id), sha256 text not null, dealer text not null, bytes INT64 not null, type text not null, arrived INT64 not null check (arrived in (0, 1)),
     primary key (record, sha256))`,
  `create index record_photos_by_hash on record_photos (sha256, dealer)`,
  `create table record_limits (
     record text not null references records (id), rule text not null, due_at text not null, verdict text not null check (verdict in ('in-time', 'late', 'needs-review')),
     reviewed INT64 not null check (reviewed in (0, 1)), primary key (record, rule))`,
  `create table reviews (
     id text primary key, record text not null references records (id), rule text not null, verdict text not null check (verdict in ('in-time', 'late')),
     reason text not null, staff text not null references staff (id), at text not null)`,
  `create index reviews_by_record on reviews (record, rule, at)`,
  `create table acknowledgements (
     record text not null references records (id), about text not null check (about in ('record', 'photos')), text text not null, signature text not null,
     certificate text not null, primary key (record, about))`,
  `create table blobs (sha256 text primary key, bytes INT64 not null, arrived_at text not null)`,
  // who handed a picture in: another dealer's naming of the same hash is no proof that it holds the picture
  `create table blob_givers (sha256 text not null references blobs (sha256), dealer text not null references dealers (id), primary key (sha256, dealer))`,
  `create table quarantine (
     id text primary key, received_at text not null, device text, dealer text, record_id text, problem text not null, details text not null,
     bytes INT64 not null, sha256 text not null, content text not null, truncated INT64 not null check (truncated in (0, 1)))`,
  `create index quarantine_by_time on quarantine (received_at, id)`,
  `create unique index quarantine_once on quarantine (device, sha256, problem)`,

  // what HQ tells: desks by news, people by notices
  `create table news (
     dealer text not null references dealers (id), number INT64 not null check (number > 0), kind text not null, document text not null, created_at text not null,
     primary key (dealer, number))`,
  `create table notices (
     id text primary key, once text not null unique, at text not null, kind text not null, dealer text references dealers (id), region text, record text, pickup text,
     order_nos text not null)`,
  `create index notices_by_time on notices (at, id)`,
  `create table notice_roles (role text not null, region text not null, notice text not null references notices (id), primary key (role, region, notice))`,
  `create index notice_roles_by_notice on notice_roles (notice)`,
  `create table notice_reads (staff text not null references staff (id), notice text not null references notices (id), read_at text not null, primary key (staff, notice))`,

  // who did what
  `create table audit (
     position INT64 primary key, at text not null, who text not null, action text not null, about text not null, details text not null,
     previous text not null, hash text not null unique)`,
];
