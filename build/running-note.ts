import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ pid: z.int(), hq: z.string(), desk: z.string() });
export type RunningNote = Omit<z.infer<typeof noteSchema>, 'pid'>;

const fileIn = (data: string): string => join(data, 'running.json');

/**
 * The demonstration that runs over this data folder now: its addresses once its HQ answers, `starting` while its process lives
 * and it does not yet.
 */
export async function alreadyRunning(data: string): Promise<RunningNote | 'starting' | undefined> {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')));
    process.kill(note.pid, 0);
    if (note.hq === '') return 'starting';
    const answer = await fetch(`${note.hq}/openapi.json`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok ? { hq: note.hq, desk: note.desk } : undefined;
  } catch {
    return undefined;
  }
}

/** Says that a start is under way over this folder; `noteRunning` adds the addresses. */
export function noteStarting(data: string): void {
  mkdirSync(data, { recursive: true });
  noteRunning(data, { hq: '', desk: '' });
  process.once('exit', () => rmSync(fileIn(data), { force: true }));
}

/** Leaves the addresses for a second start. */
export function noteRunning(data: string, note: RunningNote): void {
  writeFileSync(fileIn(data), JSON.stringify({ pid: process.pid, ...note }), { mode: 0o600 });
}
