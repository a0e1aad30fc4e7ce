import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Notice } from '../../../shared/wire/console-shapes.ts';
import { hq, hqQuery } from '../client.ts';
import { problemOf } from '../problem-of.ts';
import { meKey } from '../session/me-key.ts';
import { concerned, noticeKinds } from './notice-concern.ts';
import { useNoticeToast } from './notice-toast.tsx';

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/**
 * Listens to HQ's notices as they arise; reconnects by itself, and asks for what it missed. A refusal is shown as a toast at once.
 * Returns whether the stream is connected; undefined while it has not been tried.
 */
export function useNoticeStream(isOn: boolean): boolean | undefined {
  const [isConnected, setConnected] = useState<boolean>();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const toast = useNoticeToast(notification);
  const show = useRef(toast);
  show.current = toast;
  useEffect(() => {
    if (!isOn) return undefined;
    const stopping = new AbortController();
    // Nobody waits for the pages: the next notice must be heard while they are being read.
    const refresh = (kinds: readonly Notice['kind'][]): void => {
      for (const noun of concerned(kinds)) void queries.invalidateQueries({ queryKey: hqQuery[noun].key() });
    };
    const listen = async (): Promise<void> => {
      let waitMs = firstWaitMs;
      let isFirst = true;
      while (!stopping.signal.aborted) {
        try {
          const stream = await hq.notices.stream(undefined, { signal: stopping.signal });
          setConnected(true);
          waitMs = firstWaitMs;
          // What arose while the stream was away is in the list.
          if (!isFirst) refresh(noticeKinds);
          isFirst = false;
          for await (const notice of stream as AsyncIterable<Notice>) {
            show.current(notice);
            refresh([notice.kind]);
          }
        } catch (error) {
          if (stopping.signal.aborted) return;
          if (problemOf(error).code === 'sign-in.needed') {
            await queries.invalidateQueries({ queryKey: meKey });
          }
        }
        if (stopping.signal.aborted) return;
        setConnected(false);
        await pause(waitMs, stopping.signal);
        waitMs = Math.min(longestWaitMs, waitMs * 2);
      }
    };
    void listen();
    return () => stopping.abort();
  }, [isOn, queries]);
  return isConnected;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
