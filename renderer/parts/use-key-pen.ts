import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type SignaturePadCanvas from 'signature_pad';

/** A pen that keys move: where its point is on the pad, in CSS pixels, and whether it is set down. */
export interface KeyPen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

interface KeyPenOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly pad: RefObject<SignaturePadCanvas | null>;
  readonly disabled: boolean;
  /** A stroke was ended, as a pointer ends one by leaving the pad. */
  readonly onStroke: () => void;
}

const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const stepPx = 6;
const marginPx = 4;
/** What pointers without a measure of it tell. */
const evenPressure = 0.5;

/**
 * Draws on a signature pad with the keyboard (WCAG 2.1.1): arrow keys move the pen, two at a time slantwise; Space or Enter sets it down and
 * lifts it. Strokes carry their time like those of a pointer. The pen is undefined while the pad has no keyboard focus.
 */
export function useKeyPen({ canvas, pad, disabled, onStroke }: KeyPenOptions) {
  const [pen, setPen] = useState<KeyPen>();
  const held = useRef(new Set<string>());
  const at = useRef<KeyPen>(undefined);
  const ended = useRef(onStroke);
  useEffect(() => {
    ended.current = onStroke;
  });

  const put = (next: KeyPen | undefined): void => {
    at.current = next;
    setPen(next);
  };
  const start = (): KeyPen => {
    const { offsetWidth = 0, offsetHeight = 0 } = canvas.current ?? {};
    return { x: Math.round(offsetWidth / 6), y: Math.round(offsetHeight / 2), isDown: false };
  };
  const draw = ({ x, y }: KeyPen, isFirst: boolean): void => {
    const { current: drawing } = pad;
    if (drawing === null) return;
    const point = { x, y, time: Date.now(), pressure: evenPressure };
    const groups = drawing.toData();
    const last = groups.at(-1);
    if (isFirst || last === undefined) {
      const { penColor, dotSize, minWidth, maxWidth, velocityFilterWeight, compositeOperation } = drawing;
      drawing.fromData([...groups, { penColor, dotSize, minWidth, maxWidth, velocityFilterWeight, compositeOperation, points: [point] }]);
    } else drawing.fromData([...groups.slice(0, -1), { ...last, points: [...last.points, point] }]);
  };
  const lift = (): void => {
    if (at.current?.isDown !== true) return;
    put({ ...at.current, isDown: false });
    ended.current();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isPress = event.key === ' ' || event.key === 'Enter';
    if (disabled || (!isPress && directions[event.key] === undefined) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const here = at.current ?? start();
    if (isPress) {
      if (event.repeat) return;
      if (here.isDown) return lift();
      draw(here, true);
      return put({ ...here, isDown: true });
    }
    held.current.add(event.key);
    const { offsetWidth = 0, offsetHeight = 0 } = canvas.current ?? {};
    const moves = [...held.current].map((key) => directions[key] ?? [0, 0]);
    const [across, down] = [0, 1].map((axis) => moves.reduce((sum, move) => sum + (move[axis] ?? 0), 0) * stepPx);
    const next = { ...here, x: within(here.x + (across ?? 0), offsetWidth), y: within(here.y + (down ?? 0), offsetHeight) };
    if (next.isDown) draw(next, false);
    put(next);
  };

  return {
    pen,
    /** Puts the pen back to where it began, lifted. */
    begin: (): void => put(at.current === undefined ? undefined : start()),
    handlers: {
      onKeyDown,
      onKeyUp: (event: KeyboardEvent): void => void held.current.delete(event.key),
      onFocus: (event: FocusEvent): void => {
        if (!disabled && event.currentTarget.matches(':focus-visible')) put(at.current ?? start());
      },
      onBlur: (): void => {
        held.current.clear();
        lift();
        put(undefined);
      },
    },
  };
}

function within(value: number, size: number): number {
  return Math.max(marginPx, Math.min(size - marginPx, value));
}
