import { statfs } from 'node:fs/promises';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';

/**
 * Runs work on the disk. The system's refusals become problems: `disk.full` for no space or quota, `disk.error` for everything else
 * (pulled stick, read-only, input/output error). Any other error is a bug and goes on up.
 */
export async function onDisk<Value>(folder: string, operation: string, neededBytes: number, work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') return refused(problem('disk.error', { operation }));
    return refused(problem('disk.full', { freeBytes: (await freeBytesOf(folder)) ?? 0, neededBytes }));
  }
}

/** Refuses with `disk.full` where less than `neededBytes` would be free; a file system that does not tell is trusted. */
export async function needRoom(folder: string, neededBytes: number): Promise<Outcome<undefined>> {
  const freeBytes = await freeBytesOf(folder);
  if (freeBytes === undefined || freeBytes >= neededBytes) return done(undefined);
  return refused(problem('disk.full', { freeBytes, neededBytes }));
}

async function freeBytesOf(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

function systemCode(error: unknown): string | undefined {
  // Errors of the system carry `syscall`; errors of Node's own argument checks carry a code as well but are bugs.
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
