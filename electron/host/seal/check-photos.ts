import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { noteDamagedPhoto } from '../inspection/note-damaged-photo.ts';
import { onDisk } from '../photo/disk-problem.ts';

/**
 * Makes sure that every listed original is there, whole: `lately` before anything is sealed (`PhotoChecks.isWhole`), `now` where a person asks for a verdict.
 * `photo.damaged-at-rest`, `disk.*`.
 */
export function checkPhotos(desk: Desk, hashes: readonly Sha256[], when: 'lately' | 'now'): Promise<Outcome<undefined>> {
  return onDisk(desk.folders.photos, 'read', 0, async () => {
    const standings = await Promise.all(hashes.map(async (sha256) => ({ sha256, isWhole: await (when === 'now' ? desk.photoChecks.isWholeNow(sha256) : desk.photoChecks.isWhole(sha256)) })));
    const lost = standings.find(({ isWhole }) => !isWhole);
    if (lost !== undefined) noteDamagedPhoto(desk, lost.sha256);
    return lost === undefined ? done(undefined) : refused(problem('photo.damaged-at-rest', { sha256: lost.sha256 }));
  });
}
