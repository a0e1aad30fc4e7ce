import type { Answer } from '../../../shared/bridge/shapes.ts';
import type { useDeskWords } from '../frame/use-desk-words.ts';

/** What HQ has written, or what its answer says in the desk's own words. */
export function answerText(words: ReturnType<typeof useDeskWords>['today'], { kind, text }: Pick<Answer, 'kind' | 'text'>): string {
  return kind === 'picked-up-twice' ? words.pickedUpTwice({ desk: text }) : text;
}
