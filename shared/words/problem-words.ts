import type { Problem } from '../kernel/problem.ts';
import type { InEachLanguage, Language } from './language.ts';
import type { ProblemSentence, ProblemWords } from './problem-sentence.ts';
import { problemWordsEn } from './problem-words-en.ts';
import { problemWordsZh } from './problem-words-zh.ts';

const words: InEachLanguage<ProblemWords> = { 'zh-CN': problemWordsZh, en: problemWordsEn };

/** The sentence and the next step for a problem. */
export function problemSentence(language: Language, problem: Problem): ProblemSentence {
  // The cast joins a code with the details that the problem carries for that very code.
  const say = words[language][problem.code] as (details: Problem['details']) => ProblemSentence;
  return say(problem.details);
}

/** What happened and what to do next in one line. */
export function sentenceLine(language: Language, { what, next }: ProblemSentence): string {
  return language === 'en' ? `${what} ${next}` : `${what}${next}`;
}

/** A problem in one line. */
export function problemLine(language: Language, problem: Problem): string {
  return sentenceLine(language, problemSentence(language, problem));
}
