import { dayMs, msBetween } from '../../shared/kernel/instant.ts';
import { untilNextContactMs } from '../../shared/outbox/patience.ts';
import { listBackups } from './backup/backup-files.ts';
import { makeBackup } from './backup/make-backup.ts';
import { showReminders } from './delivery/show-reminders.ts';
import { watchDeadlines } from './delivery/watch-deadlines.ts';
import type { Desk } from './desk.ts';
import { checkShelf } from './inspection/check-shelf.ts';
import { readOpenErrands } from './outbox/errand-rows.ts';
import { contactHq } from './outbox/contact-hq.ts';
import { chanceOf } from './outbox/fail-errand.ts';
import { readEnrolment } from './people/enrolment-rows.ts';
import { takeReserveBack } from './seal/make-room.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';

const reminderBeatMs = 10_000;
/** How often it is looked whether a contact is due: what was signed meanwhile does not wait for the end of a long rest. */
const contactLookMs = 1_000;
const backupBeatMs = 3_600_000;
const shelfBeatMs = 60_000;
const reserveBeatMs = 60_000;
/** Bytes of photos that are read back a beat: a shelf of 60,000 photos is round in a week. */
const shelfBytes = 50_000_000;

/**
 * Starts what a desk does by itself: reminders, telling of deadlines that pass, contacts with HQ, daily backups, reading the photo shelf back, holding the disk reserve. The answer stops it and waits for what is under way.
 */
export function startHeart(desk: Desk): () => Promise<void> {
  const look = watchDeadlines(desk);
  const beats = [
    beat(() => reminderBeatMs, async () => void showReminders(desk)),
    beat(() => reminderBeatMs, async () => look()),
    contacts(desk),
    beat(() => backupBeatMs, () => backUpDaily(desk)),
    shelfRound(desk),
    beat(() => reserveBeatMs, () => takeReserveBack(desk), reserveBeatMs),
  ];
  return async () => {
    await Promise.all(beats.map((stop) => stop()));
  };
}

/** Repeats the work, each time so long after its end. A failure is told and the beat goes on. */
function beat(pauseMs: () => number, work: () => Promise<void>, firstMs = 0): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const run = () => {
    running = work()
      .catch((error: unknown) => console.error('the desk goes on after', error))
      .then(() => {
        if (!isStopped) timer = setTimeout(run, pauseMs());
      });
  };
  timer = setTimeout(run, firstMs);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}

function contacts(desk: Desk): () => Promise<void> {
  let failures = 0;
  let endedAt = -Infinity;
  let chance = 0;
  const isDue = (): boolean => {
    const restedMs = performance.now() - endedAt;
    if (restedMs >= untilNextContactMs(failures, false, chance)) return true;
    return restedMs >= untilNextContactMs(failures, true, chance) && readOpenErrands(desk.store).some((errand) => !errand.parked);
  };
  return beat(() => contactLookMs, async () => {
    if (readEnrolment(desk.store) === undefined || !isDue()) return;
    failures += 1;
    try {
      if ((await contactHq(desk, false)).ok) failures = 0;
    } finally {
      chance = chanceOf(desk);
      endedAt = performance.now();
    }
  });
}

async function backUpDaily(desk: Desk): Promise<void> {
  const newest = (await listBackups(desk.folders.backups))[0];
  if (newest !== undefined && Math.abs(msBetween(newest.at, desk.clock.wall())) < dayMs) return;
  const made = await makeBackup(desk);
  if (!made.ok) console.error('no backup today', made.problem.code);
}

function shelfRound(desk: Desk): () => Promise<void> {
  let after: Sha256 | null = null;
  return beat(
    () => shelfBeatMs,
    async () => {
      after = await checkShelf(desk, after, shelfBytes);
    },
    shelfBeatMs,
  );
}
