import { useCallback, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { problemOf } from '../bridge/bridge-problem.ts';

/** One call of a person's own: whether it runs, and the problem it was refused with. A second press while it runs does nothing. */
export function useAction(): {
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
  readonly run: <Value>(call: () => Promise<Value>, then?: (value: Value) => void) => void;
  readonly clear: () => void;
} {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = useCallback(
    <Value>(call: () => Promise<Value>, then?: (value: Value) => void) => {
      if (isRunning) return;
      setRunning(true);
      setProblem(undefined);
      call()
        .then((value) => then?.(value))
        .catch((error: unknown) => setProblem(problemOf(error)))
        .finally(() => setRunning(false));
    },
    [isRunning],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return { isRunning, problem, run, clear };
}
