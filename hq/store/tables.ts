import type { DealerId, DeviceId, OrderNo, PersonId, PickupId, RecordId, RegionId, Sha256 } from '../../shared/kernel/ids.ts';
import type { CivilDate, Instant } from '../../shared/kernel/instant.ts';
import type { Decision, ItemCheck } from '../../shared/inspection/inspection.ts';

/** Yes or no, as both databases keep it. */
export type Bit = 0 | 1;

/** What HQ keeps, table by table and column by column, as the migrations lay it. Columns that hold JSON end up as text. */
export interface Tables {
  readonly epochs: { epoch: string; since: Instant; because: string };
  readonly counters: { name: string; value: number };
  readonly signed_documents: { kind: 'policy' | 'calendar'; version: string; text: string; signature: string; certificate: string; published_at: Instant };

  readonly regions: {
    id: RegionId; name: string; dispatcher_name: string; dispatcher_phone: string; assistant_name: string; assistant_phone: string; changed_at: Instant;
  };
  readonly dealers: {
    id: DealerId; name: string; region: RegionId; level: 'A' | 'B' | 'C'; phone: string; address: string;
    /** Lower-case words that the search box finds it by. */
    search: string;
    /** The number of the newest item of its stream. */
    news_last: number; changed_at: Instant;
  };
  readonly persons: {
    id: PersonId; dealer: DealerId; name: string; role: 'owner' | 'inspector'; created_at: Instant; revoked_at: Instant | null; revoked_because: string | null;
  };
  readonly devices: {
    id: DeviceId; dealer: DealerId; name: string; enrolled_at: Instant;
    /** Sequence and hash of the newest record that was accepted from it. */
    last_sequence: number; last_hash: Sha256 | null;
    last_contact_at: Instant | null;
    /** When it last reported every open pickup of its own (R-TL-23). */
    complete_report_at: Instant | null;
    clock_drift_ms: number | null; waiting: number; parked: number; revoked_at: Instant | null; revoked_because: string | null;
    /** JSON list of the times at which it was revoked and restored since: `[{ from, until }]`, the oldest first. */
    off_before: string;
  };
  readonly certificates: {
    fingerprint: Sha256; serial: string; kind: 'device' | 'person'; dealer: DealerId; device: DeviceId; person: PersonId | null;
    der: string; issued_at: Instant; expires_at: Instant; revoked_at: Instant | null; revoked_because: string | null;
  };
  readonly one_time_codes: {
    code_hash: string; kind: 'desk' | 'person'; dealer: DealerId; person: PersonId; device: DeviceId | null; issued_at: Instant; issued_by: string;
    /** Of a code of kind `desk`: the desk that is enrolled again with a new key by it; null where it is for a new one. */
    renews: DeviceId | null;
    expires_at: Instant; used_at: Instant | null; used_by: DeviceId | null;
  };

  readonly staff: {
    id: string; username: string; name: string; phone: string; password_hash: string; must_change_password: Bit; disabled: Bit; created_at: Instant;
    last_sign_in_at: Instant | null;
  };
  /** By name, whether anybody has it or not: the answer must not tell. */
  readonly sign_in_failures: { username: string; failed: number; last_at: Instant; locked_until: Instant | null };
  readonly staff_roles: { staff: string; role: string };
  readonly staff_regions: { staff: string; region: RegionId };
  readonly sessions: { token_hash: string; staff: string; created_at: Instant; last_seen_at: Instant; expires_at: Instant };

  readonly outbound_orders: {
    order_no: OrderNo; dealer: DealerId; sales_order_no: string; shipped_on: CivilDate | null; carrier: string; waybill: string; line_count: number;
    /** JSON list of product classes. */
    classes: string;
    /** Canonical text of the `OutboundOrder`, and its SHA-256. */
    document: string; hash: Sha256;
    came_by: 'file' | 'erp' | 'demonstration'; status: 'on-the-way' | 'picked-up' | 'fed-back' | 'refused' | 'withdrawn';
    /** Lower-case words that the search box finds it by. */
    search: string;
    created_at: Instant; changed_at: Instant; withdrawn_at: Instant | null; withdrawn_because: string | null;
  };
  readonly order_lines: {
    order_no: OrderNo; line_no: number; product_class: string; name: string; specification: string; colour: string; quantity: number; unit: string;
    metres_per_length: number | null; weight_grams: number | null; packages: number; note: string;
  };
  readonly import_uploads: {
    id: string; staff: string; file_name: string; bytes: number; sha256: Sha256; mapping: string | null; created_at: Instant; expires_at: Instant;
    /** JSON of what it did once it was committed; its parts are gone then. */
    imported: string | null;
  };
  readonly import_upload_parts: { upload: string; number: number; content: string };
  readonly import_mappings: { headers_hash: string; mapping: string; changed_at: Instant; changed_by: string };
  readonly import_keys: {
    id: string; name: string; key_hash: string; created_at: Instant; created_by: string; last_used_at: Instant | null; revoked_at: Instant | null;
  };

  readonly pickups: {
    id: PickupId; dealer: DealerId; device: DeviceId;
    /** JSON of the `Pickup`. */
    document: string;
    picked_up_at: Instant; entered_at: Instant; revision: number; limits_shown_at: Instant | null; heard_at: Instant;
    /** JSON list of order numbers. */
    order_nos: string;
    carrier: string; carrier_phone: string; search: string;
  };
  readonly pickup_orders: { pickup: PickupId; order_no: OrderNo };
  readonly pickup_reminders: { pickup: PickupId; rule: string; due_at: Instant; kind: string; shown_at: Instant };
  readonly pickup_unsent: { pickup: PickupId; record: RecordId; kind: string; sealed_at_wall: Instant; lines: string };
  readonly pickup_limits: {
    pickup: PickupId; rule: string; classes: string; quantity: number; unit: string; starts_at: Instant; due_at: Instant; provisional: Bit; policy_version: string;
    state: string; because: string; record: RecordId | null;
    /** 1 where no more time and no more contact can change the state by itself. */
    settled: Bit; judged_at: Instant;
  };

  readonly refused_links: { record: RecordId; hash: Sha256; device: DeviceId; sequence: number; problem: 'record.signer-revoked' | 'record.signer-unknown'; refused_at: Instant };
  /** The goods of a refused link. `lines`: JSON list; null: HQ has kept the reason only. */
  readonly refused_goods: { record: RecordId; pickup: PickupId; kind: 'feedback' | 'refusal'; person_name: string | null; sealed_at_wall: Instant; lines: string; differences: number | null; damage_points: number | null };
  readonly records: {
    id: RecordId; position: number; hash: Sha256; device: DeviceId; sequence: number; previous: Sha256 | null;
    kind: 'feedback' | 'refusal' | 'install-notice' | 'correction'; dealer: DealerId; person: PersonId; person_name: string; pickup: PickupId | null;
    corrects: RecordId | null; policy_version: string; certificate: Sha256; sealed_at_wall: Instant; received_at: Instant; came_by: 'wire' | 'bundle';
    grade: 'anchored' | 'bounded' | 'unanchored'; not_before: Instant | null; not_after: Instant; wall_drift_ms: number | null;
    timeliness: 'in-time' | 'late' | 'needs-review' | 'none'; differences: number; damage_points: number; photos_listed: number; photos_arrived: number;
    order_nos: string; carrier: string; carrier_phone: string; search: string; seen_at: Instant | null; seen_by: string | null;
  };
  readonly record_texts: { record: RecordId; text: string; signature: string; certificate: string };
  readonly record_lines: {
    record: RecordId; line: string; order_no: OrderNo; pickup: PickupId; decision: Decision; items: ItemCheck; expected: number;
    good: number | null; damaged: number | null; missing: number | null; extra: number | null; findings: number;
  };
  readonly record_photos: { record: RecordId; sha256: Sha256; dealer: DealerId; bytes: number; type: string; arrived: Bit };
  readonly record_limits: { record: RecordId; rule: string; due_at: Instant; verdict: 'in-time' | 'late' | 'needs-review'; reviewed: Bit };
  readonly limit_settlements: { id: string; pickup: PickupId; rule: string; number: number; due_at: Instant; verdict: 'deemed-accepted' | 'kept-open'; reason: string; staff: string; at: Instant };
  readonly reviews: { id: string; record: RecordId; rule: string; verdict: 'in-time' | 'late'; reason: string; staff: string; at: Instant };
  readonly acknowledgements: { record: RecordId; about: 'record' | 'photos'; text: string; signature: string; certificate: string };
  /** `pack` and `start`: in which pack it lies and from which byte on; null where it has a file of its own. */
  readonly blobs: { sha256: Sha256; bytes: number; arrived_at: Instant; pack: string | null; start: number | null };
  readonly blob_givers: { sha256: Sha256; dealer: DealerId };
  readonly quarantine: {
    id: string; received_at: Instant; device: DeviceId | null; dealer: DealerId | null; record_id: string | null; problem: string; details: string; bytes: number;
    sha256: Sha256;
    /** Base64 of the first bytes as they came: no database refuses them, whatever they are. */
    content: string; truncated: Bit;
    /** The user name of who uploaded the bundle it was in, where no certificate says which desk it is of. */
    brought_by: string | null;
  };

  readonly news: { dealer: DealerId; number: number; kind: string; document: string; created_at: Instant };
  readonly notices: {
    id: string;
    /** What happened, as a key: the same event never makes two notices. */
    once: string;
    at: Instant; kind: string; dealer: DealerId | null; region: RegionId | null; record: RecordId | null; pickup: PickupId | null; order_nos: string;
  };
  /** Whom a notice is for; `region` is empty where it is of none. */
  readonly notice_roles: { role: string; region: RegionId | ''; notice: string };
  readonly notice_reads: { staff: string; notice: string; read_at: Instant };
  readonly audit: { position: number; at: Instant; who: string; action: string; about: string; details: string; previous: string; hash: string };
}
