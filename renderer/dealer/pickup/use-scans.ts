import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { findScanned, type Scanned } from './find-scanned.ts';

/** One text that was ended with Enter. */
export interface Scan {
  readonly nth: number;
  readonly text: string;
}

export type ScanAnswer = Scanned | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Texts as a scanner sends them, faster than they are answered: each waits for its own answer, one after the other, and `act` is called once for each.
 * `scan` says which one it is.
 */
export function useScans(isReady: boolean, act: (scan: Scan, answer: ScanAnswer) => void): { readonly waiting: Scan | undefined; readonly scan: (text: string) => number } {
  const bridge = useBridge();
  const [queue, setQueue] = useState<readonly Scan[]>([]);
  const counted = useRef(0);
  const acted = useRef(0);
  const [waiting] = queue;
  const { data, error, isSuccess, isError } = useQuery({
    // With its text: the count begins anew with the page, and a scan from before may still be on its way.
    queryKey: ['scan', waiting?.nth ?? 0, waiting?.text ?? ''],
    queryFn: () => findScanned(bridge, waiting?.text ?? ''),
    enabled: waiting !== undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => {
    // What is chosen draws the page anew before the queue is shorter.
    if (waiting === undefined || !isReady || waiting.nth <= acted.current) return;
    if (!isSuccess && !isError) return;
    acted.current = waiting.nth;
    act(waiting, isSuccess ? data : { kind: 'failed', problem: problemOf(error) });
    setQueue((now) => now.filter((scan) => scan !== waiting));
  }, [waiting, isReady, isSuccess, isError, data, error, act]);
  const scan = (text: string): number => {
    counted.current += 1;
    const { current: nth } = counted;
    setQueue((now) => [...now, { nth, text }]);
    return nth;
  };
  return { waiting, scan };
}
