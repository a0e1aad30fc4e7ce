import { Button } from 'antd';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { IntakeState, PhotoIntake } from './photo-intake.ts';

/** What each file lacks that was not taken in, until somebody has read it. */
export function RefusedPhotos({ intake, state }: { readonly intake: PhotoIntake; readonly state: IntakeState }) {
  const words = useDeskWords().photo;
  const language = useLanguage();
  return state.refused.map(({ id, name, problem }) => {
    const { what, next } = problemSentence(language, problem);
    return (
      <Notice key={id} tone="warn" title={what.includes(name) ? what : words.refusedFile({ file: name, what })} action={<Button onClick={() => intake.forget(id)}>{words.dismiss}</Button>}>
        {next}
      </Notice>
    );
  });
}
