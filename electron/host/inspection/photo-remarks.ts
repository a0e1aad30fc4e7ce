import type { PhotoRemark } from '../../../shared/bridge/shapes.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { compareFrames } from '../../../shared/photo/sameness.ts';
import type { InspectionPolicy } from '../../../shared/policy/policy-document.ts';

/** R-IN-3: what is pointed out about a new picture beside the others of its pickup: the same photo, nearly the same, blurred. */
export function remarksOn(policy: InspectionPolicy, photo: Photo, others: readonly Photo[]): PhotoRemark[] {
  const remarks: PhotoRemark[] = [];
  const compared = others.map((other) => ({ other, sameness: compareFrames(policy, photo, other) }));
  const same = compared.find(({ sameness }) => sameness === 'same');
  const near = compared.find(({ sameness }) => sameness === 'near');
  if (same !== undefined) remarks.push({ kind: 'same-photo', other: same.other.id });
  else if (near !== undefined) remarks.push({ kind: 'near-duplicate', other: near.other.id });
  if (photo.sharpness !== null && photo.sharpness < policy.blurBelow) remarks.push({ kind: 'blurred', sharpness: photo.sharpness });
  return remarks;
}
