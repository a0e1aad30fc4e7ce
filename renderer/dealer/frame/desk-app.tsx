import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../../../shared/words/language.ts';
import { Look } from '../../look/look.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { followChanges, keys } from '../bridge/changes.ts';
import { useKeepers } from '../inspection/keepers.ts';
import { EnrolPage } from '../settings/enrol-page.tsx';
import { deskRouter } from './desk-router.tsx';
import { HostLinkContext } from './host-link-context.ts';
import { announceReminder } from './reminders.ts';
import { useStatus } from './use-desk.ts';

/** The whole desk: its language and look, the enrolment page on a fresh computer, else the pages. */
export function DeskApp() {
  const bridge = useBridge();
  const queries = useQueryClient();
  const keepers = useKeepers();
  const { status, error, again } = useStatus();
  const [isConnected, setConnected] = useState(true);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? status?.language ?? 'zh-CN';

  useEffect(() => {
    const listener = (change: Parameters<typeof keepers.hear>[0]): void => {
      keepers.hear(change);
      announceReminder(change);
    };
    let wasAway = false;
    const connected = (is: boolean): void => {
      setConnected(is);
      // What the host said meanwhile was not heard.
      if (is && wasAway) keepers.hear({ topic: 'limits' });
      wasAway = !is;
    };
    return followChanges(bridge, queries, listener, connected);
  }, [bridge, queries, keepers]);

  const setLanguage = useCallback(
    (wanted: Language) => {
      setChosen(wanted);
      const keep = async (): Promise<void> => {
        queries.setQueryData(keys.status, await bridge.desk.setLanguage({ language: wanted }));
        // The host says reasons and answers in the desk's language.
        keepers.reload();
        await queries.invalidateQueries();
      };
      // The page speaks it already; a host that is away is asked at the next choice.
      keep().catch(() => undefined);
    },
    [bridge, queries, keepers],
  );

  return (
    <Look room="desk" language={language} setLanguage={setLanguage}>
      <HostLinkContext value={isConnected}>
        {status === undefined ? (
          <main className="alone">{error === null ? <Waiting /> : <ProblemNotice problem={problemOf(error)} onRetry={again} />}</main>
        ) : status.enrolled ? (
          <RouterProvider router={deskRouter} />
        ) : (
          <EnrolPage />
        )}
      </HostLinkContext>
    </Look>
  );
}
