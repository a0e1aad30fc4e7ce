import { useEffect, useRef, useState } from 'react';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';

/** What came of one record that HQ has acknowledged: `wrong` says what does not fit, in the desk's words; empty where all does. */
export interface CheckedRecord {
  readonly card: RecordCard;
  readonly wrong: readonly string[];
}

export type SyncCheck =
  | { readonly state: 'none' }
  | { readonly state: 'gathering' }
  | { readonly state: 'running'; readonly total: number; readonly done: number }
  | { readonly state: 'over'; readonly total: number; readonly checked: readonly CheckedRecord[] }
  | { readonly state: 'failed'; readonly problem: Problem };

interface SyncCheckControls {
  readonly check: SyncCheck;
  readonly start: () => void;
  readonly stop: () => void;
  readonly close: () => void;
}

/**
 * Checks each record that HQ has acknowledged against what lies on this desk: the acknowledgement's signature, the record's hash, the photos. One after the other, so that it can be
 * stopped between two; it ends with the page.
 */
export function useSyncCheck(): SyncCheckControls {
  const bridge = useBridge();
  const [check, setCheck] = useState<SyncCheck>({ state: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = (): void => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const tell = (next: SyncCheck): void => {
      if (running.current === mine) setCheck(next);
    };
    tell({ state: 'gathering' });
    checkAll(bridge, mine.signal, tell).catch((error: unknown) => tell({ state: 'failed', problem: problemOf(error) }));
  };
  return {
    check,
    start,
    stop: () => running.current?.abort(),
    close: () => {
      running.current?.abort();
      running.current = undefined;
      setCheck({ state: 'none' });
    },
  };
}

async function checkAll(bridge: Bridge, signal: AbortSignal, tell: (check: SyncCheck) => void): Promise<void> {
  const cards = await acknowledged(bridge, signal);
  if (signal.aborted) {
    tell({ state: 'none' });
    return;
  }
  const checked: CheckedRecord[] = [];
  for (const card of cards) {
    tell({ state: 'running', total: cards.length, done: checked.length });
    const { checks } = await bridge.records.verify({ record: card.record });
    if (signal.aborted) break;
    checked.push({ card, wrong: checks.filter((each) => !each.ok).map((each) => each.detail) });
  }
  tell({ state: 'over', total: cards.length, checked });
}

/** The records that HQ has acknowledged, the newest first, whether or not it has all of their photos. */
async function acknowledged(bridge: Bridge, signal: AbortSignal): Promise<readonly RecordCard[]> {
  const found: RecordCard[] = [];
  for (let after: string | undefined, isMore = true; isMore && !signal.aborted; ) {
    const { rows, next } = await bridge.records.list({ limit: 200, after });
    found.push(...rows.filter((row) => row.receivedAt !== null));
    after = next ?? undefined;
    isMore = next !== null;
  }
  return found;
}
