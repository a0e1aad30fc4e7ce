import type { Finding } from '../../../shared/inspection/finding.ts';
import type { PhotoId } from '../../../shared/kernel/ids.ts';
import { isClip, type Photo } from '../../../shared/photo/photo.ts';
import type { ViewedPhoto } from '../../parts/photo-viewer.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { photoAddress } from './photo-address.ts';

/** The photos of a finding as the viewer shows them: numbered, with where they were taken of and how far their source can be trusted. */
export function useViewedPhotos(finding: Finding, photos: ReadonlyMap<PhotoId, Photo>): readonly ViewedPhoto[] {
  const { photo: words, goods } = useDeskWords();
  return finding.photos.flatMap((use, index) => {
    const photo = photos.get(use.photo);
    if (photo === undefined) return [];
    const address = (rendition: 'original' | 'working' | 'thumb'): string => photoAddress(photo.sha256, rendition);
    const caption = isClip(photo.type) ? words.clip({ number: index + 1 }) : words.photo({ number: index + 1 });
    const detail = [caption, finding.place, goods.sources[photo.source], photo.exif.takenLocal?.replace('T', ' ') ?? ''].filter((part) => part !== '').join(' · ');
    return [{ id: photo.id, thumb: address('thumb'), working: address('working'), original: address('original'), isClip: isClip(photo.type), hasArrived: true, caption, detail }];
  });
}
