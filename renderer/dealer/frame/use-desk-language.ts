import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Language } from '../../../shared/words/language.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { SaveQueue } from '../bridge/save-queue.ts';
import { useKeepers } from '../inspection/keepers.ts';

interface DeskLanguage {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** Why the host does not keep the language that was chosen last. */
  readonly refused: Problem | undefined;
}

/** The desk's language: the page speaks the chosen one at once, and the host is told until it has heard, because it says reasons and answers in it. */
export function useDeskLanguage(status: DeskStatus | undefined): DeskLanguage {
  const bridge = useBridge();
  const queries = useQueryClient();
  const keepers = useKeepers();
  const [chosen, setChosen] = useState<Language | null>(null);
  const [refused, setRefused] = useState<Problem>();
  const setLanguage = useMemo(() => {
    const told = new SaveQueue<DeskStatus>({
      saving: () => undefined,
      saved: (heard) => {
        queries.setQueryData(keys.status, heard);
        keepers.reload();
        void queries.invalidateQueries();
      },
      refused: setRefused,
    });
    return (wanted: Language): void => {
      setChosen(wanted);
      setRefused(undefined);
      told.push(() => bridge.desk.setLanguage({ language: wanted }), 'language');
    };
  }, [bridge, queries, keepers]);
  return { language: chosen ?? status?.language ?? 'zh-CN', setLanguage, refused };
}
