import { statfsSync } from 'node:fs';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import { newestAnchor } from '../clock/anchor-rows.ts';
import { isWallSuspicious, wallDriftMs } from '../clock/time-proof.ts';
import { isTimeKnown, now, type Desk } from '../desk.ts';
import { readHqUrl } from '../hq-link/hq-address.ts';
import { readLastContact } from '../hq-link/last-contact.ts';
import { countErrands } from '../outbox/errand-rows.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';
import { lowBytes } from '../store/disk-reserve.ts';
import { readLanguage } from './language.ts';

/** How the desk stands: whose it is, how it stands with HQ, its clock, its queue, its disk. */
export function deskStatus(desk: Desk): DeskStatus {
  const enrolment = readEnrolment(desk.store);
  const anchor = newestAnchor(desk.store);
  const freeBytes = freeBytesOf(desk.folders.root);
  const { region } = enrolment ?? { region: null };
  return {
    version: desk.version,
    enrolled: enrolment !== undefined,
    dealer: enrolment?.dealer ?? null,
    region,
    deviceName: enrolment?.deviceName ?? '',
    language: readLanguage(desk.store),
    now: now(desk),
    hq: { state: desk.live.hq, problem: desk.live.hqProblem, url: readHqUrl(desk.store), lastContactAt: readLastContact(desk.store) },
    clock: { anchored: isTimeKnown(desk), driftMs: wallDriftMs(anchor, desk.clock), suspicious: isWallSuspicious(anchor, desk.clock) },
    queue: countErrands(desk.store, desk.live.sending.size),
    storage: { freeBytes, low: freeBytes < lowBytes, fault: desk.live.fault },
    dispatcher: region === null || region.dispatcherPhone === '' ? null : { name: region.dispatcherName, phone: region.dispatcherPhone },
  };
}

/** Free bytes on the disk of the folder; a file system that does not tell counts as roomy. */
export function freeBytesOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}
