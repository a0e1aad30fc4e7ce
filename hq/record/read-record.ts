import { partsOfLineKey, pickupLines, pickupSchema } from '../../shared/delivery/pickup.ts';
import type { PickupId, RecordId } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { acknowledgementSchema } from '../../shared/seal/acknowledgement.ts';
import { sealedRecordSchema, type SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { RecordView } from '../../shared/wire/console-shapes.ts';
import { base64 } from '../../proof/base64.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { readLimitViews } from '../pickup/limit-views.ts';
import { readReminders } from '../pickup/reminder-rows.ts';
import type { Query } from '../store/query.ts';
import { readRecordRow, recordRowOf, recordsInSight, selectRows } from './record-list.ts';

const notFound = (record: RecordId) => refused(problem('thing.not-found', { what: 'record', id: record }));

/** Everything HQ can say of one record that lies in sight: what was sealed, what HQ has verified, and its neighbours. */
export async function readRecord(db: Query, sight: Sight, record: RecordId): Promise<Outcome<RecordView>> {
  const row = await readRecordRow(db, sight, record);
  if (row === undefined) return notFound(record);
  const kept = await db
    .selectFrom('records')
    .innerJoin('record_texts', 'record_texts.record', 'records.id')
    .innerJoin('devices', 'devices.id', 'records.device')
    .select(['record_texts.text', 'records.hash', 'records.grade', 'records.not_before', 'records.not_after', 'records.wall_drift_ms', 'records.person_name', 'records.certificate', 'records.position', 'records.sequence', 'records.pickup', 'devices.name as device_name'])
    .where('records.id', '=', record)
    .executeTakeFirstOrThrow();
  const acknowledgements = await db.selectFrom('acknowledgements').select('text').where('record', '=', record).orderBy('about', 'desc').execute();
  const arrived = await db.selectFrom('record_photos').select('sha256').where('record', '=', record).where('arrived', '=', 1).orderBy('sha256').execute();
  const sealed = sealedRecordSchema.parse(JSON.parse(kept.text));
  return done({
    row,
    record: sealed,
    recordHash: kept.hash,
    proof: {
      grade: kept.grade, notBefore: kept.not_before, notAfter: kept.not_after, wallDriftMs: kept.wall_drift_ms, signedBy: kept.person_name, certificateFingerprint: kept.certificate,
      deviceName: kept.device_name, position: kept.position, chainSequence: kept.sequence,
    },
    limits: await readRecordLimits(db, record, kept.pickup),
    acknowledgements: acknowledgements.map((each) => acknowledgementSchema.parse(JSON.parse(each.text))),
    arrivedPhotos: arrived.map((photo) => photo.sha256),
    installed: await readInstalled(db, sealed),
    siblings: kept.pickup === null ? [] : await readSiblings(db, sight, kept.pickup, record),
    corrections: kept.pickup === null ? [] : await readCorrections(db, kept.pickup, record),
    reminders: kept.pickup === null ? [] : await readReminders(db, kept.pickup),
  });
}

/** The limits that the record answers, each with the record's own verdict. */
async function readRecordLimits(db: Query, record: RecordId, pickup: PickupId | null): Promise<RecordView['limits']> {
  if (pickup === null) return [];
  const verdicts = await db.selectFrom('record_limits').select(['rule', 'verdict', 'reviewed']).where('record', '=', record).execute();
  const views = await readLimitViews(db, [pickup]);
  return (views.get(pickup) ?? []).flatMap((view) => {
    const own = verdicts.find((each) => each.rule === view.rule);
    return own === undefined ? [] : [{ ...view, state: own.verdict, because: own.reviewed === 1 ? ['reviewed'] : view.because, record }];
  });
}

/** The goods that a notice of installation names by their numbers only. */
async function readInstalled(db: Query, { body, dealer }: SealedRecord): Promise<RecordView['installed']> {
  if (body.kind !== 'install-notice') return [];
  const row = await db.selectFrom('pickups').select('document').where('id', '=', body.pickup).where('dealer', '=', dealer).executeTakeFirst();
  const lines = row === undefined ? [] : pickupLines(pickupSchema.parse(JSON.parse(row.document)));
  const names = new Map(lines.map((line) => [line.key, line.name]));
  return body.lines.map((line) => ({ ...partsOfLineKey(line), name: names.get(line) ?? '' }));
}

async function readSiblings(db: Query, sight: Sight, pickup: PickupId, record: RecordId): Promise<RecordView['siblings']> {
  const rows = await selectRows(recordsInSight(db, sight)).where('records.pickup', '=', pickup).where('records.id', '<>', record).orderBy('records.position').limit(200).execute();
  return rows.map(recordRowOf);
}

/** Corrections that HQ has found to be of this record: only those carry its pickup. */
async function readCorrections(db: Query, pickup: PickupId, record: RecordId): Promise<RecordView['corrections']> {
  const rows = await db
    .selectFrom('records')
    .innerJoin('record_texts', 'record_texts.record', 'records.id')
    .select(['records.id', 'records.person_name', 'records.sealed_at_wall', 'record_texts.text'])
    .where('records.pickup', '=', pickup)
    .where('records.corrects', '=', record)
    .orderBy('records.position')
    .limit(200)
    .execute();
  return rows.map(({ id, person_name: person, sealed_at_wall: sealedAtWall, text }) => ({ record: id, person, sealedAtWall, note: noteIn(text) }));
}

function noteIn(text: string): string {
  const { body } = JSON.parse(text) as SealedRecord;
  return body.kind === 'correction' ? body.note : '';
}

/** The signed text as the desk handed it in, with HQ's acknowledgements and root certificate: what verifies it without HQ. */
export async function readOriginal(hq: Pick<Hq, 'db' | 'keys'>, sight: Sight, record: RecordId): Promise<Outcome<{ readonly record: SignedText; readonly acknowledgements: SignedText[]; readonly ca: string }>> {
  const inSight = await recordsInSight(hq.db, sight).select('records.id').where('records.id', '=', record).executeTakeFirst();
  if (inSight === undefined) return notFound(record);
  const text = await hq.db.selectFrom('record_texts').select(['text', 'signature', 'certificate']).where('record', '=', record).executeTakeFirstOrThrow();
  const acknowledgements = await hq.db.selectFrom('acknowledgements').select(['text', 'signature', 'certificate']).where('record', '=', record).orderBy('about', 'desc').execute();
  return done({ record: text, acknowledgements, ca: base64(hq.keys.authority.certificate.der) });
}

