import type { InspectionPolicy } from '../policy/policy-document.ts';
import type { CountedPhotos } from './counted-photos.ts';
import { isDamagePoint, type Finding } from './finding.ts';
import type { Missing } from './missing.ts';

/** R-IN-2 to R-IN-4, R-TL-21: what one finding still lacks. `photos` is what its pictures come to; absent for findings that need none. */
export function findingLacks(policy: InspectionPolicy, finding: Finding, photos: CountedPhotos | undefined): readonly Missing[] {
  const at = { line: finding.line, finding: finding.id };
  const missing: Missing[] = [];
  if (finding.quantity === 0) missing.push({ what: 'affected-quantity', ...at });
  if (!isDamagePoint(finding) || photos === undefined) return missing;
  if (finding.place.trim() === '') missing.push({ what: 'place', ...at });
  if (finding.description.trim() === '') missing.push({ what: 'description', ...at });
  return [...missing, ...photosLack(policy, finding, photos)];
}

function photosLack(policy: InspectionPolicy, finding: Finding, photos: CountedPhotos): readonly Missing[] {
  const at = { line: finding.line, finding: finding.id };
  const missing: Missing[] = [];
  const lacks = policy.photosPerDamagePoint - photos.counted;
  if (lacks > 0) {
    missing.push({ what: 'photos', ...at, has: photos.counted, lacks });
    // A repeated picture matters only while it is the reason that one is lacking.
    for (const repeat of photos.repeated) missing.push({ what: 'same-photo-twice', ...at, ...repeat });
  }
  if (finding.stage === 2 && !photos.hasPackaging) missing.push({ what: 'with-packaging', ...at });
  for (const near of photos.near) if (!near.isKept) missing.push({ what: 'near-duplicate-unexplained', ...at, photo: near.photo, nearTo: near.nearTo });
  for (const blurred of photos.blurred) if (!blurred.isKept) missing.push({ what: 'blur-unexplained', ...at, photo: blurred.photo });
  for (const photo of photos.gone) missing.push({ what: 'photo-gone', ...at, photo });
  return missing;
}
