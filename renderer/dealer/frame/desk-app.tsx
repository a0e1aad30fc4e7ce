import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Look } from '../../look/look.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { followChanges } from '../bridge/changes.ts';
import { useKeepers } from '../inspection/keepers.ts';
import { EnrolPage } from '../settings/enrol-page.tsx';
import { deskRouter } from './desk-router.tsx';
import { HostLinkContext } from './host-link-context.ts';
import { announceReminder } from './reminders.ts';
import { ToldRefusal } from './told-refusal.tsx';
import { useDeskLanguage } from './use-desk-language.ts';
import { useStatus } from './use-desk.ts';

/** The whole desk: its language and look, the enrolment page on a fresh computer, else the pages. */
export function DeskApp() {
  const bridge = useBridge();
  const queries = useQueryClient();
  const keepers = useKeepers();
  const { status, error, again } = useStatus();
  const [isConnected, setConnected] = useState(true);
  const { language, setLanguage, refused } = useDeskLanguage(status);

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

  return (
    <Look room="desk" language={language} setLanguage={setLanguage}>
      <ToldRefusal problem={refused} />
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
