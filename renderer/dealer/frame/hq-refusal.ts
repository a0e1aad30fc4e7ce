import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import { parseProblem } from '../../../shared/kernel/problem.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { ProblemSentence } from '../../../shared/words/problem-sentence.ts';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useStatus } from './use-desk.ts';

/** Why HQ, which was reached, takes nothing of this desk, and what to do; undefined where it does, or was not reached. */
export function hqRefusal(hq: DeskStatus['hq'], language: Language): ProblemSentence | undefined {
  if (hq.state !== 'refused' && hq.state !== 'revoked') return undefined;
  const problem = parseProblem(hq.problem);
  return problem === undefined ? undefined : problemSentence(language, problem);
}

export function useHqRefusal(): ProblemSentence | undefined {
  const language = useLanguage();
  const { status } = useStatus();
  return status === undefined ? undefined : hqRefusal(status.hq, language);
}
