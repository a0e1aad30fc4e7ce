import type { CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { repeatedWords } from '../../../shared/words/desk/repeated-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface CameraGuideProps {
  readonly finding: Finding;
  readonly counted: CountedPhotos | undefined;
  /** Whether the next shot is marked as showing the packaging. */
  readonly withPackaging: boolean;
  /** Pictures that count, those on their way included. */
  readonly taken: number;
  readonly needed: number;
}

/** What the next picture should show, or why the last one does not count (R-IN-2 to R-IN-4). */
export function CameraGuide({ finding, counted, withPackaging, taken, needed }: CameraGuideProps) {
  const words = useDeskWords().photo.camera;
  const language = useLanguage();
  const last = finding.photos.at(-1)?.photo;
  const repeated = counted?.repeated.find((one) => one.photo === last);
  const say = (): string => {
    if (counted === undefined) return words.evidence;
    if (repeated !== undefined) return repeatedWords(language, repeated);
    if (withPackaging) return words.firstWithPackaging;
    if (taken >= needed) return words.enough;
    return taken === 0 ? words.first : words.nextAngle;
  };
  return (
    <p className="camera-guide" role="status">
      {say()}
    </p>
  );
}
