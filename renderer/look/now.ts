import { useEffect, useState } from 'react';
import { instantOf, type Instant } from '../../shared/kernel/instant.ts';

/** The present instant, renewed every `everyMs`, so that times on the page never go stale. */
export function useNow(everyMs = 15_000): Instant {
  const [now, setNow] = useState(() => instantOf(Date.now()));
  useEffect(() => {
    const timer = window.setInterval(() => setNow(instantOf(Date.now())), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}
