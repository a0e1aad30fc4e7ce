import { App } from 'antd';
import { useCallback } from 'react';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import { sentenceLine } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { hqRefusal } from '../frame/hq-refusal.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** Says how a contact with HQ that a person asked for has ended: done, not reached, or why HQ took nothing. */
export function useContactTold(): (after: DeskStatus) => void {
  const words = useDeskWords().record.queue;
  const language = useLanguage();
  const { message } = App.useApp();
  const { again } = useStatus();
  return useCallback(
    ({ hq }) => {
      again();
      const refusal = hqRefusal(hq, language);
      if (refusal !== undefined) void message.warning(sentenceLine(language, refusal));
      else void (hq.state === 'online' ? message.success(words.synced) : message.info(words.stillOffline));
    },
    [again, language, message, words],
  );
}
