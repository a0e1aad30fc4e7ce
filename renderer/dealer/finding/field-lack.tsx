import { missingWords } from '../../../shared/words/desk/missing-words.ts';
import type { FindingField, FindingLack } from '../../../shared/inspection/missing-page.ts';
import { useLanguage } from '../../look/language.ts';

/** Says beneath a field of a finding that it is missing, where it is. */
export function FieldLack({ lacks, field }: { readonly lacks: readonly FindingLack[]; readonly field: FindingField }) {
  const language = useLanguage();
  const lack = lacks.find((one) => one.what === field);
  return lack === undefined ? null : (
    <span className="field-error" role="alert">
      {missingWords(language, lack)}
    </span>
  );
}
