import { Button, Progress } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { IntakeState, PhotoIntake } from './photo-intake.ts';
import { RefusedPhotos } from './refused-photos.tsx';

/** How the pictures are coming in, and what each file that was not taken lacks. */
export function IntakeNotices({ intake, state }: { readonly intake: PhotoIntake; readonly state: IntakeState }) {
  const words = useDeskWords().photo;
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
      <RefusedPhotos intake={intake} state={state} />
    </>
  );
}
