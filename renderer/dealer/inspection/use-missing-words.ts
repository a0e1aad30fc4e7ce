import { useCallback } from 'react';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { missingWords } from '../../../shared/words/desk/missing-words.ts';
import { useLanguage } from '../../look/language.ts';
import { namePhoto } from '../photo/name-photo.ts';
import { useOpenPickup } from './use-pickup.ts';

/** Says what is missing, and names the photo that it is about. */
export function useMissingWords(): (missing: Missing) => string {
  const language = useLanguage();
  const { view, photos } = useOpenPickup();
  const { findings } = view.inspection;
  return useCallback((missing) => missingWords(language, missing, (photo) => ('finding' in missing ? namePhoto(language, findings, photos, missing.finding, photo) : undefined)), [language, findings, photos]);
}
