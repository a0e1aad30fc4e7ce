import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sha256 } from '../../proof/sha256.ts';
import { auditHash, auditStart, type AuditEntry } from '../../hq/audit/append-audit.ts';

/** A record as it lies in HQ's database. */
export interface HeldRecord {
  readonly id: string;
  readonly position: number;
  readonly hash: string;
  readonly device: string;
  readonly sequence: number;
  readonly previous: string | null;
  readonly listed: number;
  readonly arrived: number;
  readonly text: string;
}

/** What an HQ folder holds, read by this test's own queries. */
export interface HqHoldings {
  readonly records: readonly HeldRecord[];
  /** `record id + about` → the acknowledgement as it goes over the wire. */
  readonly acknowledgements: ReadonlyMap<string, string>;
  /** Everything that is half, doubled, out of order or damaged; empty where all holds. */
  readonly wrong: readonly string[];
  readonly photos: number;
  readonly audited: number;
}

/** Opens the folder of an HQ that does not run, and looks for anything half, doubled, out of order or damaged. */
export function readHoldings(dataDir: string): HqHoldings {
  const db = new Sqlite(join(dataDir, 'hq.sqlite'), { readonly: true });
  try {
    const rows = <Row>(text: string): readonly Row[] => db.prepare(text).all() as readonly Row[];
    const one = (text: string): number => (db.prepare(text).pluck().get() as number | undefined) ?? 0;
    const wrong: string[] = [];
    const count = (what: string, text: string): void => {
      const found = one(text);
      if (found > 0) wrong.push(`${found} ${what}`);
    };
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('the database fails its integrity check');
    if ((db.pragma('foreign_key_check') as readonly unknown[]).length > 0) wrong.push('rows point to nothing');

    const records = rows<HeldRecord>(
      'select r.id, r.position, r.hash, r.device, r.sequence, r.previous, r.photos_listed as listed, r.photos_arrived as arrived, t.text from records r left join record_texts t on t.record = r.id order by r.position',
    );
    records.forEach((record, index) => {
      if (record.position !== index + 1) wrong.push(`log position ${index + 1} is ${record.position}`);
      if (record.text === null || sha256(record.text) !== record.hash) wrong.push(`record ${record.id} is not its own text`);
    });
    if (one("select value from counters where name = 'records'") !== records.length) wrong.push('the log counter is not the log');
    checkChains(records, rows<{ id: string; last_sequence: number; last_hash: string | null }>('select id, last_sequence, last_hash from devices'), wrong);
    count('records without their first acknowledgement', "select count(*) from records where id not in (select record from acknowledgements where about = 'record')");
    count('second acknowledgements before all photos', "select count(*) from acknowledgements a join records r on r.id = a.record where a.about = 'photos' and r.photos_arrived <> r.photos_listed");
    count('records whose arrived photos are miscounted', 'select count(*) from records r where photos_arrived <> (select count(*) from record_photos p where p.record = r.id and p.arrived = 1)');
    count('records with fewer photo rows than they list', 'select count(*) from records r where photos_listed <> (select count(*) from record_photos p where p.record = r.id)');
    count('arrived photos that nobody has given', 'select count(*) from record_photos p where arrived = 1 and not exists (select 1 from blob_givers g where g.sha256 = p.sha256 and g.dealer = p.dealer)');
    count('records without lines', "select count(*) from records r where kind in ('feedback', 'refusal') and not exists (select 1 from record_lines l where l.record = r.id)");
    count('records without their pickup', 'select count(*) from records r where pickup is not null and not exists (select 1 from pickups p where p.id = r.pickup)');
    count('records judged twice or never', `select count(*) from records r where kind in ('feedback', 'refusal') and (select count(*) from news n where n.kind = 'judgement' and n.document like '%"record":"' || r.id || '"%') <> 1`);
    count('gaps in a stream of news', 'select count(*) from dealers d where news_last <> (select count(*) from news n where n.dealer = d.id)');

    const photos = rows<KeptPhoto>('select sha256, bytes, pack, start from blobs');
    for (const photo of photos) checkPhoto(dataDir, photo, wrong);
    const audited = checkAudit(rows<AuditEntry & { position: number; previous: string; hash: string }>('select * from audit order by position'), wrong);
    if (one("select value from counters where name = 'audit'") !== audited) wrong.push('the audit counter is not the audit');
    checkStaging(join(dataDir, 'staging'), wrong);

    const acknowledgements = new Map(
      rows<{ record: string; about: string; text: string; signature: string; certificate: string }>('select * from acknowledgements').map(({ record, about, ...signed }) => [`${record} ${about}`, JSON.stringify(signed)]),
    );
    return { records, acknowledgements, wrong, photos: photos.length, audited };
  } finally {
    db.close();
  }
}

function checkChains(records: readonly HeldRecord[], devices: readonly { readonly id: string; readonly last_sequence: number; readonly last_hash: string | null }[], wrong: string[]): void {
  for (const device of devices) {
    let end: { readonly sequence: number; readonly hash: string | null } = { sequence: 0, hash: null };
    for (const record of records.filter((each) => each.device === device.id)) {
      if (record.sequence !== end.sequence + 1 || record.previous !== end.hash) wrong.push(`the chain of ${device.id} breaks at ${record.sequence}`);
      end = { sequence: record.sequence, hash: record.hash };
    }
    if (device.last_sequence !== end.sequence || device.last_hash !== end.hash) wrong.push(`the end of the chain of ${device.id} is not its last record`);
  }
}

interface KeptPhoto {
  readonly sha256: string;
  readonly bytes: number;
  readonly pack: string | null;
  readonly start: number | null;
}

function checkPhoto(dataDir: string, photo: KeptPhoto, wrong: string[]): void {
  const path = photo.pack === null ? join(dataDir, 'shelf', photo.sha256.slice(0, 2), photo.sha256) : join(dataDir, 'shelf', 'packs', photo.pack);
  if (!existsSync(path)) return void wrong.push(`photo ${photo.sha256} is not on the shelf`);
  const all = readFileSync(path);
  const start = photo.start ?? 0;
  const bytes = photo.pack === null ? all : all.subarray(start, start + photo.bytes);
  if (bytes.length !== photo.bytes || createHash('sha256').update(bytes).digest('hex') !== photo.sha256) wrong.push(`photo ${photo.sha256} has other bytes`);
  const line = `gatecheck-photo/1 ${photo.sha256} ${photo.bytes}\n`;
  if (photo.pack !== null && all.toString('latin1', start - line.length, start) !== line) wrong.push(`photo ${photo.sha256} is not named in its pack`);
}

function checkAudit(entries: readonly (AuditEntry & { readonly position: number; readonly previous: string; readonly hash: string })[], wrong: string[]): number {
  let previous = auditStart;
  entries.forEach((entry, index) => {
    if (entry.position !== index + 1 || entry.previous !== previous || entry.hash !== auditHash(entry.position, previous, entry)) wrong.push(`the audit breaks at ${index + 1}`);
    previous = entry.hash;
  });
  return entries.length;
}

/** After an orderly end nothing waits in the staging folder but uploads that were begun and can go on. */
function checkStaging(folder: string, wrong: string[]): void {
  const names = readdirSync(folder);
  const begun = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)));
  for (const name of names) if (!name.endsWith('.json') && !begun.has(name)) wrong.push(`staging holds ${name}, which nobody can go on with`);
}
