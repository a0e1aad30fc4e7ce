import { statfsSync } from 'node:fs';
import { problem, type Problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';

/** What HQ should have free to take work in for a while. */
const neededBytes = 1_000_000_000;
/** As the system, SQLite and PostgreSQL (53100) name a disk without room. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'];

/** Logs what nobody expected and gives its problem: `disk.full` where HQ's disk has no room, else a bug, named only by the reference it is logged under. */
export function reportFault(hq: Pick<Hq, 'logger' | 'random' | 'dataDir'>, fault: unknown): Problem {
  const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  if (fullCodes.includes((fault as { readonly code?: unknown } | undefined)?.code)) {
    const freeBytes = freeBytesOf(hq.dataDir);
    hq.logger.log('error', 'the disk is full', { freeBytes, fault: words });
    return problem('disk.full', { freeBytes, neededBytes });
  }
  const reference = Buffer.from(hq.random(6)).toString('hex');
  hq.logger.log('error', 'fault', { reference, fault: words });
  return problem('program.fault', { reference });
}

/** The database may lie on another disk than the folder; then the figure is only the folder's. */
function freeBytesOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
