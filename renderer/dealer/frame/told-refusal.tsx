import { App } from 'antd';
import { useEffect } from 'react';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { problemLine } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';

/** Says over whatever page stands there why something was refused, once for each refusal. */
export function ToldRefusal({ problem }: { readonly problem: Problem | undefined }) {
  const { message } = App.useApp();
  const language = useLanguage();
  useEffect(() => {
    if (problem !== undefined) void message.error(problemLine(language, problem));
  }, [problem, message, language]);
  return null;
}
