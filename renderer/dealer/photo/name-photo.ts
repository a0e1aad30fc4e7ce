import type { Finding } from '../../../shared/inspection/finding.ts';
import type { FindingId, PhotoId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { goodsWords } from '../../../shared/words/desk/goods-words.ts';
import type { NamedPhoto } from '../../../shared/words/desk/photo-name.ts';
import type { Language } from '../../../shared/words/language.ts';

/** How a damage point calls a photo; undefined where no damage point has it. */
export function namePhoto(language: Language, findings: readonly Finding[], photos: ReadonlyMap<PhotoId, Photo>, from: FindingId, photo: PhotoId): NamedPhoto | undefined {
  const uses = (finding: Finding): boolean => finding.photos.some((use) => use.photo === photo);
  const owner = findings.find((finding) => finding.id === from && uses(finding)) ?? findings.find(uses);
  if (owner === undefined) return undefined;
  const taken = photos.get(photo);
  return {
    number: owner.photos.findIndex((use) => use.photo === photo) + 1,
    // What the camera took was never a file that anybody knows.
    file: taken === undefined || taken.source === 'camera' ? null : taken.fileName,
    elsewhere: owner.id === from ? null : findingPlace(language, owner),
  };
}

/** `磕碰 · 左门扇`: which problem it is, beside the name of its goods. */
export function findingPlace(language: Language, finding: Pick<Finding, 'check' | 'place'>): string {
  return [goodsWords[language].problems[finding.check], finding.place].filter((part) => part !== '').join(' · ');
}
