import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useDeskWords } from './use-desk-words.ts';

const shownSeconds = 8;
let count = 0;

/** Says what was done and offers to take it back for a while. */
export function useUndo(): (done: string, undo: () => void) => void {
  const words = useDeskWords().frame;
  const { message } = App.useApp();
  return useCallback(
    (done, undo) => {
      count += 1;
      const key = `undo-${count}`;
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
            <Button size="small" type="link" onClick={take}>
              {words.undo}
            </Button>
          </span>
        ),
      });
    },
    [message, words],
  );
}
