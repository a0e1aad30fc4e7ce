import { problemCatalogue, type ProblemCode } from '../../../shared/kernel/problem.ts';
import type { Language } from '../../../shared/words/language.ts';
import { watchWords } from '../../../shared/words/console/watch-words.ts';

/** Why a record was refused, as a short phrase; a code of a later HQ reads as "did not verify". */
export function quarantineReason(language: Language, code: string): string {
  const { reasons, otherReason } = watchWords[language].quarantine;
  const known = Object.hasOwn(problemCatalogue, code) ? (code as ProblemCode) : undefined;
  return (known === undefined ? undefined : (reasons as Readonly<Partial<Record<ProblemCode, string>>>)[known]) ?? otherReason;
}
