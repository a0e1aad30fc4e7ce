import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { onDisk } from '../photo/disk-problem.ts';
import { checkOriginal } from '../photo/photo-shelf.ts';
import { Turnstile } from '../photo/turnstile.ts';

/** Reads every original back before it is sealed: what is listed is there, whole. `photo.damaged-at-rest`, `disk.*`. */
export function checkPhotos(desk: Desk, hashes: readonly Sha256[]): Promise<Outcome<undefined>> {
  const turnstile = new Turnstile(4);
  return onDisk(desk.folders.photos, 'read', 0, async () => {
    const standings = await Promise.all(hashes.map((sha256) => turnstile.pass(async () => ({ sha256, standing: await checkOriginal(desk.shelf, sha256) }))));
    const lost = standings.find(({ standing }) => standing !== 'whole');
    return lost === undefined ? done(undefined) : refused(problem('photo.damaged-at-rest', { sha256: lost.sha256 }));
  });
}
