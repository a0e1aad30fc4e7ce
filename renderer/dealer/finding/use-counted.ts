import { countPhotos, type CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import { useOpenPickup, type OpenPickup } from '../inspection/use-pickup.ts';

/** Counted once for each state of the pickup, however many rows ask. */
const known = new WeakMap<readonly Finding[], { readonly photos: OpenPickup['photos']; readonly counted: ReadonlyMap<FindingId, CountedPhotos> }>();

/** What the photos of every damage point come to (R-IN-2 to R-IN-4). */
export function useCounted(): ReadonlyMap<FindingId, CountedPhotos> {
  const { view, policy, photos } = useOpenPickup();
  const { findings } = view.inspection;
  const before = known.get(findings);
  if (before?.photos === photos) return before.counted;
  const counted = countPhotos(policy.inspection, findings, photos);
  known.set(findings, { photos, counted });
  return counted;
}
