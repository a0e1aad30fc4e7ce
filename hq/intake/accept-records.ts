import type { Transaction } from 'kysely';
import { makeAcknowledgement } from '../../proof/acknowledgement.ts';
import type { DealerId, DeviceId, PickupId, RecordId, RegionId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Pickup } from '../../shared/delivery/pickup.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { isNextLink, nextLink } from '../../shared/seal/chain.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { sealedInterval } from '../../shared/seal/time-proof.ts';
import type { Hq } from '../hq.ts';
import { postNewsOf, type News } from '../notice/post-news.ts';
import { postNotices, type Telling } from '../notice/post-notices.ts';
import type { Arriving } from '../pickup/gather-pickups.ts';
import { judgePickups } from '../pickup/judge-pickups.ts';
import { worstOf } from '../pickup/judge-limit.ts';
import { deleteUnsent, insertPickups, knownPickups } from '../pickup/pickup-rows.ts';
import { pickupNews } from '../pickup/pickup-twins.ts';
import type { Tables } from '../store/tables.ts';
import { together, type Asking } from '../store/together.ts';
import { certificateStandings, isInForce, mayHaveSealed } from './certificate-standings.ts';
import { gradeRecord } from './grade-record.ts';
import { subjectsOf, type Subject } from './corrected-records.ts';
import type { OpenedIncoming } from './incoming.ts';
import { lockChains, lockRegions, moveChains, takePositions, type ChainState } from './chain-rows.ts';
import { countsOf, givenBlobs, heldAnswers, insertRecords, lineRows, type AcceptedRecord } from './record-rows.ts';
import { insertRefusedLinks, refusedBefore, type RefusedLink } from './refused-links.ts';
import { correctionTelling, recordTellings } from './record-tellings.ts';

/**
 * Takes opened records in, in their order, in one commit: record, lines, photo list, acknowledgement, pickup, limits, the desk's news and
 * people's notices. Each answer is the acknowledgement, or the problem that kept the record out; a problem of one leaves the others alone.
 * A record whose signer may no longer sign, or whom HQ does not know, is refused and its desk's chain goes on behind it, so that what others sealed after it comes in.
 * Throws where the database refuses the commit; the caller tries again when it lost a race.
 */
export async function acceptRecords(hq: Omit<Hq, 'intake'>, jobs: readonly OpenedIncoming[]): Promise<{ readonly outcomes: readonly Outcome<SignedText>[]; readonly notices: number }> {
  return hq.db.transaction().execute(async (trx) => {
    const receivedAt = hq.clock.now();
    const ids = jobs.map(({ opened }) => opened.record.id);
    // Locked before anything is read: what another process of HQ has just taken in is then seen, and gets the answer it had.
    const [chains, held, certificates, refusedLinks, pickups, given] = await together(trx, (step) => [
      lockChains(step, new Set(jobs.map(({ opened }) => opened.record.device))),
      heldAnswers(step, ids),
      certificateStandings(step, jobs),
      refusedBefore(step, ids),
      pickupOwners(step, jobs),
      givenBlobs(step, jobs.flatMap(({ opened }) => opened.record.photos.map((photo) => photo.sha256))),
    ]);
    const newlyRefused: RefusedLink[] = [];
    const heard: ReadonlySet<string> = new Set(pickups.keys());

    const fresh: (Omit<AcceptedRecord, 'subject' | 'position' | 'acknowledgement'> & { readonly index: number })[] = [];
    const outcomes: (Outcome<SignedText> | undefined)[] = jobs.map((job, index) => {
      const { opened } = job;
      const { record, hash } = opened;
      const known = held.get(record.id);
      if (known !== undefined) return known.hash === hash ? done(known.answer) : refused(problem('record.id-taken', {}));
      const before = refusedLinks.get(record.id);
      if (before !== undefined) return refused(before.hash === hash ? problem(before.problem, {}) : problem('record.id-taken', {}));
      const twin = fresh.find((each) => each.opened.record.id === record.id);
      if (twin !== undefined) return twin.opened.hash === hash ? undefined : refused(problem('record.id-taken', {}));
      const chain = chains.get(record.device);
      if (chain === undefined || chain.dealer !== record.dealer) return refused(problem('record.foreign', {}));
      if (chain.revokedAt !== null && !isFromBefore(job, chain.revokedAt, receivedAt)) return refused(problem('device.revoked', {}));
      const pickup = pickupOf(record);
      if (pickup !== undefined && (pickups.get(pickup) ?? record.dealer) !== record.dealer) return refused(problem('record.foreign', {}));
      const signer = opened.certificate === null ? undefined : { opened, standing: certificates.get(opened.certificate.fingerprint) };
      // What HQ's authority does not vouch for moves the chain of nobody but the desk that hands it in.
      if (signer?.standing === undefined && !('device' in job.sender)) return refused(problem('record.certificate-wrong', {}));
      const end = chain.hash === null ? null : { sequence: chain.sequence, hash: chain.hash };
      if (!isNextLink(record, end)) return refused(problem('record.chain-broken', { expectedSequence: nextLink(end).sequence }));
      chain.sequence = record.sequence;
      chain.hash = hash;
      const passOver = (code: RefusedLink['problem']) => {
        refusedLinks.set(record.id, { hash, problem: code });
        newlyRefused.push({ record, hash, problem: code });
        return refused(problem(code, {}));
      };
      if (signer?.standing === undefined) return passOver('record.signer-unknown');
      const interval = sealedInterval(record.time, signer.opened.anchor, receivedAt);
      const hasNewerBefore = fresh.some((each) => each.opened.record.device === record.device && each.opened.record.person.id === record.person.id && isInForce(certificates.get(each.opened.certificate.fingerprint)));
      if (!mayHaveSealed(signer.standing, interval, hasNewerBefore)) return passOver('record.signer-revoked');
      if (pickup !== undefined) pickups.set(pickup, record.dealer);
      const arrived = new Set(record.photos.map((photo) => photo.sha256).filter((photo) => given.has(`${photo}:${record.dealer}`)));
      fresh.push({ index, opened: signer.opened, signed: job.signed, cameBy: 'device' in job.sender ? 'wire' : 'bundle', receivedAt, interval, arrived });
      return undefined;
    });

    const { accepted, notices } = await writeFresh(trx, hq, { fresh, newlyRefused, chains, heard }, receivedAt);
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

/** Whether a person brings a record that was provably sealed before its desk was revoked (R-TL-19): the interval of its sealing must have ended by then. */
function isFromBefore({ opened, sender }: OpenedIncoming, revokedAt: Instant, receivedAt: Instant): boolean {
  if ('device' in sender || opened.certificate === null) return false;
  return sealedInterval(opened.record.time, opened.anchor, receivedAt).notAfter <= revokedAt;
}

interface Judged {
  readonly fresh: readonly Omit<AcceptedRecord, 'subject' | 'position' | 'acknowledgement'>[];
  readonly newlyRefused: readonly RefusedLink[];
  readonly chains: ReadonlyMap<DeviceId, ChainState>;
  /** Pickups that HQ knew before. */
  readonly heard: ReadonlySet<string>;
}

async function writeFresh(trx: Transaction<Tables>, hq: Omit<Hq, 'intake'>, { fresh, newlyRefused, chains, heard }: Judged, receivedAt: Instant): Promise<{ readonly accepted: readonly AcceptedRecord[]; readonly notices: number }> {
  if (fresh.length + newlyRefused.length === 0) return { accepted: [], notices: 0 };
  const goods = fresh.flatMap(goodsOf);
  const unheard = new Map(goods.filter(({ body }) => !heard.has(body.pickup.id)).map((each) => [each.body.pickup.id, each]));
  const [first, regions] = await together(trx, (step) => [
    takePositions(step, fresh.length),
    lockRegions(step, new Set(fresh.map(({ opened }) => opened.record.dealer))),
    insertRefusedLinks(step, newlyRefused, receivedAt),
    moveChains(step, chains, new Set([...fresh.map(({ opened }) => opened.record.device), ...newlyRefused.map(({ record: { device } }) => device)])),
    insertPickups(step, [...unheard.values()].map(({ body, record }) => ({ pickup: body.pickup, dealer: record.dealer, device: record.device, revision: 0, limitsShownAt: body.notice.shownAt })), receivedAt),
    deleteUnsent(step, goods.map(({ record }) => record.id)),
  ]);
  const subjects = await subjectsOf(trx, fresh);
  const accepted = fresh.map((each, index): AcceptedRecord => ({ ...each, subject: subjectIn(subjects, each), position: first + index, acknowledgement: acknowledge(hq, each, first + index) }));
  const judged = goods.length === 0 ? undefined : await judgeGoods(trx, hq, { accepted, unheard, regions, chains }, receivedAt);
  const [, ofGoods] = await together(trx, (step) => [
    insertRecords(step, accepted, judged ?? { timeliness: new Map(), verdicts: [] }),
    postNotices(step, [...(judged?.tellings ?? []), ...accepted.flatMap((each) => correctionTelling(each.opened.record, each.subject, regionOf(regions, each.opened.record.dealer)))], receivedAt, hq.random),
    judged === undefined ? undefined : postNewsOf(step, judged.news, receivedAt),
  ]);
  const again = [...newlyRefused.flatMap(refusedPickup), ...accepted.flatMap(installedPickup), ...(judged?.twins ?? [])];
  return { accepted, notices: ofGoods + (await judgeAgain(trx, hq, again, receivedAt)) };
}

function subjectIn(subjects: ReadonlyMap<RecordId, Subject>, { opened: { record } }: Pick<AcceptedRecord, 'opened'>): Subject {
  const subject = subjects.get(record.id);
  if (subject === undefined) throw new Error('a fresh record is about nothing');
  return subject;
}

function acknowledge(hq: Pick<Hq, 'keys' | 'epoch'>, { opened, receivedAt }: Pick<AcceptedRecord, 'opened' | 'receivedAt'>, position: number): SignedText {
  const { record, hash } = opened;
  return makeAcknowledgement(
    { format: 'gatecheck-acknowledgement/1', of: 'record', record: record.id, recordHash: hash, dealer: record.dealer, receivedAt, position, photos: 0, epoch: hq.epoch },
    hq.keys.signingKey,
    hq.keys.signingCertificate,
  );
}

/** A fresh record about goods. */
type Goods<Each> = Each & { readonly record: SealedRecord; readonly body: Extract<SealedRecord['body'], { readonly kind: 'feedback' | 'refusal' }> };

function goodsOf<Each extends Pick<AcceptedRecord, 'opened'>>(each: Each): readonly Goods<Each>[] {
  const { record } = each.opened;
  return record.body.kind === 'feedback' || record.body.kind === 'refusal' ? [{ ...each, record, body: record.body }] : [];
}

interface JudgedGoods {
  readonly timeliness: ReadonlyMap<RecordId, Tables['records']['timeliness']>;
  readonly verdicts: readonly Tables['record_limits'][];
  readonly news: ReadonlyMap<DealerId, readonly News[]>;
  readonly tellings: readonly Telling[];
  /** Other pickups of the same orders. */
  readonly twins: readonly PickupId[];
}

interface HeardGoods {
  readonly accepted: readonly AcceptedRecord[];
  /** Pickups that HQ hears of for the first time. */
  readonly unheard: ReadonlyMap<PickupId, { readonly body: { readonly pickup: Pickup }; readonly record: Pick<SealedRecord, 'dealer' | 'device'> }>;
  readonly regions: ReadonlyMap<DealerId, RegionId>;
  readonly chains: ReadonlyMap<DeviceId, ChainState>;
}

/** Writes the limits of fresh records' pickups, and judges each record: its verdicts, and who is told of it. */
async function judgeGoods(trx: Transaction<Tables>, hq: Omit<Hq, 'intake'>, { accepted, unheard, regions, chains }: HeardGoods, now: Instant): Promise<JudgedGoods> {
  const goods = accepted.flatMap(goodsOf);
  const pickups = new Map([...unheard].map(([id, { body: { pickup }, record: { dealer, device } }]) => [id, { pickup, dealer, region: regionOf(regions, dealer), complete_report_at: chains.get(device)?.completeReportAt ?? null, switchedOff: chains.get(device)?.switchedOff ?? [] }]));
  const arriving = { pickups, lines: goods.flatMap(({ record, position, interval }) => lineRows(record).map((line) => ({ ...line, id: record.id, position, not_before: interval.notBefore, not_after: interval.notAfter, policy_version: record.policy.version }))), notices: accepted.flatMap(noticeOf) };
  const { judged, tellings: near, twins } = await judgePickups(trx, hq, goods.map(({ body }) => body.pickup.id), now, arriving);
  const tellings: Telling[] = [...near];
  const verdicts: Tables['record_limits'][] = [];
  const timeliness = new Map<RecordId, Tables['records']['timeliness']>();
  const news = new Map<DealerId, News[]>();
  for (const { body: { pickup }, record: { dealer, device } } of unheard.values()) {
    const chain = chains.get(device);
    if (chain === undefined) throw new Error('the desk of a pickup is not there');
    news.set(dealer, [...(news.get(dealer) ?? []), pickupNews(pickup, chain.deviceName)]);
  }
  for (const { record, body } of goods) {
    const pickup = judged.get(body.pickup.id);
    if (pickup === undefined) throw new Error('a pickup that the record needs is not there');
    const graded = gradeRecord(pickup, record.id);
    const worst = worstOf(graded.map((each) => each.verdict)) ?? 'none';
    timeliness.set(record.id, worst);
    verdicts.push(...graded.map(({ rule, dueAt, verdict }) => ({ record: record.id, rule, due_at: dueAt, verdict, reviewed: 0 as const })));
    const { differences, damagePoints } = countsOf(record);
    tellings.push(...recordTellings(record, regionOf(regions, record.dealer), differences + damagePoints > 0, worst === 'needs-review'));
    const items = news.get(record.dealer) ?? [];
    items.push({ kind: 'judgement', record: record.id, pickup: body.pickup.id, limits: graded.map(({ rule, dueAt, verdict }) => ({ rule, dueAt, verdict })) });
    news.set(record.dealer, items);
  }
  return { timeliness, verdicts, news, tellings, twins };
}

function regionOf(regions: ReadonlyMap<DealerId, RegionId>, dealer: DealerId): RegionId {
  const region = regions.get(dealer);
  if (region === undefined) throw new Error('the dealer of a record is not there');
  return region;
}

/** R-TL-20: a notice of installation with damage open. */
function noticeOf({ opened: { record: { body } }, position, interval }: AcceptedRecord): Arriving['notices'] {
  return body.kind === 'install-notice' && body.damageOpen ? [{ pickup: body.pickup, position, not_before: interval.notBefore, not_after: interval.notAfter, lines: body.lines }] : [];
}

/** R-TL-20: a notice of installation with damage open tells HQ of a defect. */
function installedPickup({ opened: { record: { body } } }: AcceptedRecord): readonly PickupId[] {
  return body.kind === 'install-notice' && body.damageOpen ? [body.pickup] : [];
}

/** R-TL-20: somebody has sealed feedback of these goods, though it does not count. */
function refusedPickup({ record: { body } }: RefusedLink): readonly PickupId[] {
  return body.kind === 'feedback' || body.kind === 'refusal' ? [body.pickup.id] : [];
}

/** Judges the limits of pickups again of which HQ has heard something else than feedback that counts. */
async function judgeAgain(trx: Transaction<Tables>, hq: Omit<Hq, 'intake'>, pickups: readonly PickupId[], now: Instant): Promise<number> {
  if (pickups.length === 0) return 0;
  const { tellings, twins } = await judgePickups(trx, hq, pickups, now);
  // What was told of the goods counts at their other pickups as well.
  const ofTwins = twins.length === 0 ? [] : (await judgePickups(trx, hq, twins, now)).tellings;
  return postNotices(trx, [...tellings, ...ofTwins], now, hq.random);
}

function pickupOf({ body }: OpenedIncoming['opened']['record']): PickupId | undefined {
  if (!('pickup' in body)) return undefined;
  return typeof body.pickup === 'string' ? body.pickup : body.pickup.id;
}

/** Whose the pickups are that HQ knows. */
async function pickupOwners(db: Asking, jobs: readonly OpenedIncoming[]): Promise<Map<string, DealerId>> {
  const ids = jobs.flatMap(({ opened }) => pickupOf(opened.record) ?? []);
  const known = await knownPickups(db, [...new Set(ids)]);
  return new Map([...known].map(([id, pickup]) => [id, pickup.dealer]));
}
