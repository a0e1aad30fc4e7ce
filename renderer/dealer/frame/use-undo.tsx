import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useDeskWords } from './use-desk-words.ts';

const shownSeconds = 8;
/** One at a time: the last thing done is what a person wants back. */
const key = 'undo';

/** Says what was done and offers to take it back for a while. */
export function useUndo(): (done: string, undo: () => void) => void {
  const words = useDeskWords().frame;
  const { message } = App.useApp();
  return useCallback(
    (done, undo) => {
      const take = (): void => {
        message.destroy(key);
        undo();
      };
      void message.open({
        key,
        type: 'success',
        duration: shownSeconds,
        content: (
          <span className="undo">
            {done}
            <Button type="link" onClick={take}>
              {words.undo}
            </Button>
          </span>
        ),
      });
    },
    [message, words],
  );
}
