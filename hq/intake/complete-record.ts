import type { RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { DeviceIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { insertRows } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import { isTaken, type Query } from '../store/query.ts';
import { acknowledgePhotos } from './acknowledge-photos.ts';
import { Batch } from './batch.ts';
import type { RecordCompletion } from './incoming.ts';

interface Job {
  readonly record: RecordId;
  readonly sender: Pick<DeviceIdentity, 'dealer'>;
}

/** Second acknowledgements of records that no answer to an upload brought, several in one commit. */
export class Completion implements RecordCompletion {
  readonly #batch: Batch<Job, Outcome<SignedText>>;

  constructor(hq: Pick<Hq, 'db' | 'clock' | 'keys' | 'epoch'>) {
    this.#batch = new Batch(64, async (jobs) => completeRecords(hq, jobs));
  }

  async complete(record: RecordId, sender: Pick<DeviceIdentity, 'dealer'>): Promise<Outcome<SignedText>> {
    return this.#batch.add({ record, sender });
  }

  async settle(): Promise<void> {
    await this.#batch.settle();
  }
}

async function completeRecords(hq: Pick<Hq, 'db' | 'clock' | 'keys' | 'epoch'>, jobs: readonly Job[]): Promise<readonly Outcome<SignedText>[]> {
  const work = async (): Promise<readonly Outcome<SignedText>[]> =>
    hq.db.transaction().execute(async (trx) => {
      const ids = [...new Set(jobs.map((job) => job.record))];
      const known = await readHeld(trx, ids);
      const answers = new Map<RecordId, SignedText>();
      const fresh = known.filter((row) => row.answer === null && row.photos_arrived === row.photos_listed);
      for (const row of known) if (row.answer !== null) answers.set(row.id, row.answer);
      for (const row of fresh) answers.set(row.id, acknowledgePhotos(hq, row));
      const rows = fresh.flatMap((row) => {
        const answer = answers.get(row.id);
        return answer === undefined ? [] : [{ record: row.id, about: 'photos' as const, ...answer }];
      });
      await insertRows(trx, 'acknowledgements', rows);
      return Promise.all(
        jobs.map(async ({ record, sender }): Promise<Outcome<SignedText>> => {
          const row = known.find((each) => each.id === record);
          if (row === undefined || row.dealer !== sender.dealer) return refused(problem('thing.not-found', { what: 'record', id: record }));
          const answer = answers.get(record);
          return answer === undefined ? refused(problem('record.photos-missing', { missing: [...(await missingPhotos(trx, record))].slice(0, 1_000) })) : done(answer);
        }),
      );
    });
  try {
    return await work();
  } catch (fault) {
    // Another replica has just written the same acknowledgement: it is read instead.
    if (isTaken(fault)) return work();
    throw fault;
  }
}

const held = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) =>
  db
    .selectFrom('records')
    .leftJoin('acknowledgements', (join) => join.onRef('acknowledgements.record', '=', 'records.id').on('acknowledgements.about', '=', 'photos'))
    .select(['records.id', 'records.hash', 'records.dealer', 'records.position', 'records.photos_listed', 'records.photos_arrived', 'acknowledgements.text', 'acknowledgements.signature', 'acknowledgements.certificate'])
    .where(words.among('records.id', ids)),
);

async function readHeld(db: Query, ids: readonly RecordId[]) {
  const rows = await held(db, { ids });
  return rows.map(({ text, signature, certificate, ...row }) => ({ ...row, answer: text === null || signature === null || certificate === null ? null : { text, signature, certificate } }));
}

/** Hashes that the record lists and its dealer has not handed in yet. */
export async function missingPhotos(db: Query, record: RecordId): Promise<readonly Sha256[]> {
  const rows = await db.selectFrom('record_photos').select('sha256').where('record', '=', record).where('arrived', '=', 0).orderBy('sha256').execute();
  return rows.map((row) => row.sha256);
}
