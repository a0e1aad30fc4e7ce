import { useCallback, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

/** As long as the second press of an impatient hand takes at most. */
const standingMs = 600;

/** When mouse or finger last pressed anywhere on the page. */
let pressedAt = -Infinity;
addEventListener('pointerdown', ({ timeStamp }) => void (pressedAt = timeStamp), { capture: true });

interface Standing {
  readonly hasStood: boolean;
  /** Whether a press of mouse or finger came before it had stood, though it is heard of only now: a busy page answers late. */
  readonly cameTooSoon: (press: { readonly detail: number; readonly timeStamp: number }) => boolean;
  /** A press came meanwhile: the next one of the same hand must not count either. */
  readonly startAgain: () => void;
}

/**
 * Whether what a place says has stood for a moment since the last press, so that a press is meant for it and not for what stood there before. Numbers that count on say the same, and
 * where nobody has pressed lately it stands at once. `shown`: what stands there.
 */
export function useStanding(place: RefObject<HTMLElement | null>, shown: ReactNode): Standing {
  const [said, setSaid] = useState<string>();
  const [presses, setPresses] = useState(0);
  const [hasStood, setHasStood] = useState(false);
  const stoodAt = useRef(Infinity);
  useLayoutEffect(() => setSaid(place.current?.textContent.replaceAll(/\d+/g, '')), [place, shown]);
  useLayoutEffect(() => {
    const stand = (): void => {
      stoodAt.current = performance.now();
      setHasStood(true);
    };
    const leftMs = pressedAt + standingMs - performance.now();
    const timer = leftMs > 0 ? setTimeout(stand, leftMs) : undefined;
    if (timer === undefined) stand();
    return () => {
      clearTimeout(timer);
      stoodAt.current = Infinity;
      setHasStood(false);
    };
  }, [said, presses]);
  const cameTooSoon = useCallback((press: { readonly detail: number; readonly timeStamp: number }) => press.detail > 0 && press.timeStamp < stoodAt.current, []);
  const startAgain = useCallback(() => setPresses((before) => before + 1), []);
  return { hasStood, cameTooSoon, startAgain };
}
