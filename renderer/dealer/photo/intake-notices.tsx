import { Button, Progress } from 'antd';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { IntakeState, PhotoIntake } from './photo-intake.ts';

/** How the pictures are coming in, and what each file that was not taken lacks. */
export function IntakeNotices({ intake, state }: { readonly intake: PhotoIntake; readonly state: IntakeState }) {
  const words = useDeskWords().photo;
  const language = useLanguage();
  return (
    <>
      {state.isRunning ? (
        <div className="intake" role="status">
          <span>{words.uploading({ done: state.done, total: state.total })}</span>
          <Progress percent={state.total === 0 ? 0 : Math.round((100 * state.done) / state.total)} showInfo={false} aria-label={words.uploading({ done: state.done, total: state.total })} />
          <Button onClick={() => intake.stop()}>{words.stop}</Button>
        </div>
      ) : state.wasStopped ? (
        <p className="quiet" role="status">
          {words.stopped}
        </p>
      ) : null}
      {state.refused.map(({ id, name, problem }) => {
        const { what, next } = problemSentence(language, problem);
        return (
          <Notice key={id} tone="warn" title={what.includes(name) ? what : words.refusedFile({ file: name, what })} action={<Button onClick={() => intake.forget(id)}>{words.dismiss}</Button>}>
            {next}
          </Notice>
        );
      })}
    </>
  );
}
