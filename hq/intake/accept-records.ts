import { sql, type Transaction } from 'kysely';
import { makeAcknowledgement } from '../../proof/acknowledgement.ts';
import type { DealerId, DeviceId, PickupId, RecordId, RegionId, Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { isNextLink, nextLink } from '../../shared/seal/chain.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { sealedInterval } from '../../shared/seal/time-proof.ts';
import type { Hq } from '../hq.ts';
import { postNewsOf, type News } from '../notice/post-news.ts';
import { postNotices, type Telling } from '../notice/post-notices.ts';
import { judgePickups } from '../pickup/judge-pickups.ts';
import { worstOf } from '../pickup/judge-limit.ts';
import { deleteUnsent, insertPickups, knownPickups } from '../pickup/pickup-rows.ts';
import { pieces, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import { certificateStandings, mayHaveSealed } from './certificate-standings.ts';
import { gradeRecord } from './grade-record.ts';
import type { OpenedIncoming } from './incoming.ts';
import { countsOf, givenBlobs, insertRecords, type AcceptedRecord } from './record-rows.ts';
import { recordTellings } from './record-tellings.ts';

/** The end of a desk's chain as it stands while a batch is worked on. */
interface ChainState {
  readonly dealer: DealerId;
  readonly isRevoked: boolean;
  sequence: number;
  hash: Sha256 | null;
}

/**
 * Takes opened records in, in their order, in one commit: record, lines, photo list, acknowledgement, pickup, limits, the desk's news and
 * people's notices. Each answer is the acknowledgement, or the problem that kept the record out; a problem of one leaves the others alone.
 * Throws where the database refuses the commit; the caller tries again when it lost a race.
 */
export async function acceptRecords(hq: Omit<Hq, 'intake'>, jobs: readonly OpenedIncoming[]): Promise<{ readonly outcomes: readonly Outcome<SignedText>[]; readonly notices: number }> {
  return hq.db.transaction().execute(async (trx) => {
    const receivedAt = hq.clock.now();
    const held = await heldAnswers(trx, jobs);
    const chains = await lockChains(trx, hq, jobs);
    const certificates = await certificateStandings(trx, jobs);
    const pickups = await pickupOwners(trx, jobs);
    const heard: ReadonlySet<string> = new Set(pickups.keys());
    const given = await givenBlobs(trx, jobs.flatMap(({ opened }) => opened.record.photos.map((photo) => photo.sha256)));

    const fresh: (Omit<AcceptedRecord, 'position' | 'acknowledgement'> & { readonly index: number })[] = [];
    const outcomes: (Outcome<SignedText> | undefined)[] = jobs.map((job, index) => {
      const { record, hash, anchor } = job.opened;
      const known = held.get(record.id);
      if (known !== undefined) return known.hash === hash ? done(known.answer) : refused(problem('record.id-taken', {}));
      const twin = fresh.find((each) => each.opened.record.id === record.id);
      if (twin !== undefined) return twin.opened.hash === hash ? undefined : refused(problem('record.id-taken', {}));
      const chain = chains.get(record.device);
      if (chain === undefined || chain.dealer !== record.dealer) return refused(problem('record.foreign', {}));
      if (chain.isRevoked) return refused(problem('device.revoked', {}));
      const interval = sealedInterval(record.time, anchor, receivedAt);
      const hasNewerBefore = fresh.some(({ opened }) => opened.record.device === record.device && opened.record.person.id === record.person.id && certificates.get(opened.certificate.fingerprint)?.supersededAt === null);
      if (!mayHaveSealed(certificates.get(job.opened.certificate.fingerprint), interval, hasNewerBefore)) return refused(problem('record.certificate-wrong', {}));
      const pickup = pickupOf(record);
      if (pickup !== undefined && (pickups.get(pickup) ?? record.dealer) !== record.dealer) return refused(problem('record.foreign', {}));
      const end = chain.hash === null ? null : { sequence: chain.sequence, hash: chain.hash };
      if (!isNextLink(record, end)) return refused(problem('record.chain-broken', { expectedSequence: nextLink(end).sequence }));
      chain.sequence = record.sequence;
      chain.hash = hash;
      if (pickup !== undefined) pickups.set(pickup, record.dealer);
      const arrived = new Set(record.photos.map((photo) => photo.sha256).filter((photo) => given.has(`${photo}:${record.dealer}`)));
      fresh.push({ index, opened: job.opened, signed: job.signed, cameBy: job.sender === null ? 'bundle' : 'wire', receivedAt, interval, arrived });
      return undefined;
    });

    const { accepted, notices } = await writeFresh(trx, hq, fresh, { chains, heard }, receivedAt);
    const answers = new Map(accepted.map((each) => [each.opened.record.id, each.acknowledgement]));
    return {
      notices,
      outcomes: outcomes.map((outcome, index) => {
        const answer = outcome ?? done(answers.get(jobs[index]?.opened.record.id as RecordId));
        if (answer.ok && answer.value === undefined) throw new Error('an accepted record without an acknowledgement');
        return answer as Outcome<SignedText>;
      }),
    };
  });
}

async function writeFresh(
  trx: Transaction<Tables>,
  hq: Omit<Hq, 'intake'>,
  fresh: readonly Omit<AcceptedRecord, 'position' | 'acknowledgement'>[],
  held: { readonly chains: ReadonlyMap<DeviceId, ChainState>; readonly heard: ReadonlySet<string> },
  receivedAt: Instant,
): Promise<{ readonly accepted: readonly AcceptedRecord[]; readonly notices: number }> {
  if (fresh.length === 0) return { accepted: [], notices: 0 };
  const { value: last } = await trx
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', fresh.length) }))
    .where('name', '=', 'records')
    .returning('value')
    .executeTakeFirstOrThrow();
  const accepted = fresh.map((each, index): AcceptedRecord => {
    const position = last - fresh.length + 1 + index;
    return { ...each, position, acknowledgement: acknowledge(hq, each, position) };
  });
  await insertRecords(trx, accepted);
  await moveChains(trx, held.chains, new Set(accepted.map((each) => each.opened.record.device)));
  const goods = accepted.filter((each) => each.opened.record.body.kind === 'feedback' || each.opened.record.body.kind === 'refusal');
  const ofGoods = goods.length === 0 ? 0 : await judgeGoods(trx, hq, goods, held.heard, receivedAt);
  return { accepted, notices: ofGoods + (await judgeInstalled(trx, hq, accepted, receivedAt)) };
}

/** Writes the new ends of the desks' chains. */
async function moveChains(trx: Transaction<Tables>, chains: ReadonlyMap<DeviceId, ChainState>, devices: ReadonlySet<DeviceId>): Promise<void> {
  const ends = [...chains].filter(([device]) => devices.has(device));
  const sequences = sql.join(ends.map(([device, { sequence }]) => sql`when ${device} then cast(${sequence} as bigint)`), sql` `);
  const hashes = sql.join(ends.map(([device, { hash }]) => sql`when ${device} then ${hash}`), sql` `);
  await trx
    .updateTable('devices')
    .set({ last_sequence: sql<number>`case id ${sequences} end`, last_hash: sql<Sha256>`case id ${hashes} end` })
    .where('id', 'in', ends.map(([device]) => device))
    .execute();
}

function acknowledge(hq: Pick<Hq, 'keys' | 'epoch'>, { opened, receivedAt }: Pick<AcceptedRecord, 'opened' | 'receivedAt'>, position: number): SignedText {
  const { record, hash } = opened;
  return makeAcknowledgement(
    { format: 'gatecheck-acknowledgement/1', of: 'record', record: record.id, recordHash: hash, dealer: record.dealer, receivedAt, position, photos: 0, epoch: hq.epoch },
    hq.keys.signingKey,
    hq.keys.signingCertificate,
  );
}

/** The pickups of fresh records, their limits, the verdicts on the records, and who is told. */
async function judgeGoods(trx: Transaction<Tables>, hq: Omit<Hq, 'intake'>, goods: readonly AcceptedRecord[], heard: ReadonlySet<string>, now: Instant): Promise<number> {
  const bodies = goods.flatMap((each) => {
    const { body } = each.opened.record;
    return body.kind === 'feedback' || body.kind === 'refusal' ? [{ ...each, record: each.opened.record, body }] : [];
  });
  const unheard = new Map(bodies.filter(({ body }) => !heard.has(body.pickup.id)).map((each) => [each.body.pickup.id, each]));
  await insertPickups(trx, [...unheard.values()].map(({ body, record }) => ({ pickup: body.pickup, dealer: record.dealer, device: record.device, revision: 0, limitsShownAt: body.notice.shownAt })), now);
  await deleteUnsent(trx, bodies.map(({ record }) => record.id));
  const { judged, tellings: near } = await judgePickups(trx, hq, bodies.map(({ body }) => body.pickup.id), now, new Set(unheard.keys()));
  const regions = await lockRegions(trx, hq, bodies.map(({ record }) => record.dealer));
  const tellings: Telling[] = [...near];
  const verdicts: Tables['record_limits'][] = [];
  const byTimeliness = new Map<Tables['records']['timeliness'], RecordId[]>();
  const news = new Map<DealerId, News[]>();
  for (const { record, body } of bodies) {
    const pickup = judged.get(body.pickup.id);
    const region = regions.get(record.dealer);
    if (pickup === undefined || region === undefined) throw new Error('a pickup or region that the record needs is not there');
    const graded = gradeRecord(pickup, record.id);
    const timeliness = worstOf(graded.map((each) => each.verdict)) ?? 'none';
    verdicts.push(...graded.map(({ rule, dueAt, verdict }) => ({ record: record.id, rule, due_at: dueAt, verdict, reviewed: 0 as const })));
    byTimeliness.set(timeliness, [...(byTimeliness.get(timeliness) ?? []), record.id]);
    const { differences, damagePoints } = countsOf(record);
    tellings.push(...recordTellings(record, region, differences + damagePoints > 0, timeliness === 'needs-review'));
    const items = news.get(record.dealer) ?? [];
    items.push({ kind: 'judgement', record: record.id, pickup: body.pickup.id, limits: graded.map(({ rule, dueAt, verdict }) => ({ rule, dueAt, verdict })) });
    news.set(record.dealer, items);
  }
  for (const piece of pieces(verdicts)) await trx.insertInto('record_limits').values(piece).execute();
  for (const [timeliness, ids] of byTimeliness) if (timeliness !== 'none') await trx.updateTable('records').set({ timeliness }).where('id', 'in', ids).execute();
  await postNewsOf(trx, news, now);
  return postNotices(trx, tellings, now, hq.random);
}

/** R-TL-20: a notice of installation with damage open tells HQ of a defect; the limits of its pickup are judged again. */
async function judgeInstalled(trx: Transaction<Tables>, hq: Omit<Hq, 'intake'>, accepted: readonly AcceptedRecord[], now: Instant): Promise<number> {
  const pickups = accepted.flatMap(({ opened: { record: { body } } }) => (body.kind === 'install-notice' && body.damageOpen ? [body.pickup] : []));
  if (pickups.length === 0) return 0;
  const { tellings } = await judgePickups(trx, hq, pickups, now);
  return postNotices(trx, tellings, now, hq.random);
}

async function heldAnswers(db: Query, jobs: readonly OpenedIncoming[]): Promise<ReadonlyMap<RecordId, { readonly hash: Sha256; readonly answer: SignedText }>> {
  const rows = await db
    .selectFrom('records')
    .innerJoin('acknowledgements', (join) => join.onRef('acknowledgements.record', '=', 'records.id').on('acknowledgements.about', '=', 'record'))
    .select(['records.id', 'records.hash', 'acknowledgements.text', 'acknowledgements.signature', 'acknowledgements.certificate'])
    .where('records.id', 'in', jobs.map(({ opened }) => opened.record.id))
    .execute();
  return new Map(rows.map(({ id, hash, ...answer }) => [id, { hash, answer }]));
}

/** The desks' rows, locked in one order until the commit, so that replicas never extend one chain at the same time. */
async function lockChains(trx: Transaction<Tables>, hq: Pick<Hq, 'databaseKind'>, jobs: readonly OpenedIncoming[]): Promise<Map<DeviceId, ChainState>> {
  const ids = [...new Set(jobs.map(({ opened }) => opened.record.device))];
  const query = trx.selectFrom('devices').select(['id', 'dealer', 'last_sequence', 'last_hash', 'revoked_at']).where('id', 'in', ids).orderBy('id');
  const rows = await (hq.databaseKind === 'postgres' ? query.forUpdate() : query).execute();
  return new Map(rows.map((row) => [row.id, { dealer: row.dealer, isRevoked: row.revoked_at !== null, sequence: row.last_sequence, hash: row.last_hash }]));
}

function pickupOf({ body }: OpenedIncoming['opened']['record']): PickupId | undefined {
  if (!('pickup' in body)) return undefined;
  return typeof body.pickup === 'string' ? body.pickup : body.pickup.id;
}

/** Whose the pickups are that HQ knows. */
async function pickupOwners(db: Query, jobs: readonly OpenedIncoming[]): Promise<Map<string, DealerId>> {
  const ids = jobs.flatMap(({ opened }) => pickupOf(opened.record) ?? []);
  const known = await knownPickups(db, [...new Set(ids)]);
  return new Map([...known].map(([id, pickup]) => [id, pickup.dealer]));
}

/** The dealers' regions. Their rows are locked in the order of their ids, as everybody does who posts news. */
async function lockRegions(trx: Transaction<Tables>, hq: Pick<Hq, 'databaseKind'>, dealers: readonly DealerId[]): Promise<ReadonlyMap<DealerId, RegionId>> {
  const query = trx.selectFrom('dealers').select(['id', 'region']).where('id', 'in', [...new Set(dealers)]).orderBy('id');
  const rows = await (hq.databaseKind === 'postgres' ? query.forUpdate() : query).execute();
  return new Map(rows.map((row) => [row.id, row.region]));
}
