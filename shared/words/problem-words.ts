import type { Problem, ProblemCode, ProblemDetails } from '../kernel/problem.ts';
import type { InEachLanguage, Language } from './language.ts';
import { problemWordsEn } from './problem-words-en.ts';
import { problemWordsZh } from './problem-words-zh.ts';

/** What a person reads of a problem: what happened, and what to do next. */
export interface ProblemSentence {
  readonly what: string;
  readonly next: string;
}

/** One entry for every code of the catalogue; a code without words fails the type check. */
export type ProblemWords = { readonly [Code in ProblemCode]: (details: ProblemDetails<Code>) => ProblemSentence };

const words: InEachLanguage<ProblemWords> = { 'zh-CN': problemWordsZh, en: problemWordsEn };

/** The sentence and the next step for a problem. */
export function problemSentence(language: Language, problem: Problem): ProblemSentence {
  // The cast joins a code with the details that the problem carries for that very code.
  const say = words[language][problem.code] as (details: Problem['details']) => ProblemSentence;
  return say(problem.details);
}
