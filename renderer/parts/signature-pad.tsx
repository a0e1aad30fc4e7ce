import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import SignaturePadCanvas from 'signature_pad';
import { drawnSignature, type DrawnStrokes } from './drawn-strokes.ts';
import { useKeyPen } from './use-key-pen.ts';
import './desk-parts.css';

interface SignaturePadProps {
  readonly label: string;
  readonly again: string;
  readonly drawn: string;
  /** How to sign with the keyboard, and what is said when its pen is set down or lifted. */
  readonly keys: { readonly help: string; readonly down: string; readonly up: string };
  /** Null while nothing is drawn. */
  readonly onChange: (signature: DrawnStrokes | null) => void;
  readonly disabled?: boolean;
}

/** A box to sign in by finger, pen, mouse or keyboard; strokes are kept with their time and pressure. Black on white in every theme, as on paper. */
export function SignaturePad({ label, again, drawn, keys, onChange, disabled = false }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadCanvas>(null);
  const [isDrawn, setDrawn] = useState(false);
  const tell = useRef(onChange);
  const read = useRef((): void => {
    const [element, drawing] = [canvas.current, pad.current];
    if (element === null || drawing === null) return;
    const signature = drawnSignature(drawing.toData(), element.offsetWidth, element.offsetHeight);
    setDrawn(signature !== null);
    tell.current(signature);
  });
  const { pen, begin, handlers } = useKeyPen({ canvas, pad, disabled, onStroke: () => read.current() });
  const helpId = useId();
  useEffect(() => {
    tell.current = onChange;
  });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const made = new SignaturePadCanvas(element, { penColor: '#10131a', minWidth: 1, maxWidth: 3.2, throttle: 0, minDistance: 1 });
    pad.current = made;
    const fit = (): void => {
      const ratio = window.devicePixelRatio;
      const strokes = made.toData();
      element.width = element.offsetWidth * ratio;
      element.height = element.offsetHeight * ratio;
      element.getContext('2d')?.scale(ratio, ratio);
      made.clear();
      made.fromData(strokes);
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    const ended = (): void => read.current();
    made.addEventListener('endStroke', ended);
    return () => {
      resized.disconnect();
      made.removeEventListener('endStroke', ended);
      made.off();
    };
  }, []);

  useEffect(() => {
    if (disabled) pad.current?.off();
    else pad.current?.on();
  }, [disabled]);

  const clear = (): void => {
    pad.current?.clear();
    begin();
    setDrawn(false);
    onChange(null);
  };
  return (
    <div className="signature-pad">
      <canvas ref={canvas} role="application" tabIndex={disabled ? -1 : 0} aria-label={isDrawn ? `${label}: ${drawn}` : label} aria-describedby={helpId} {...handlers} />
      {pen === undefined ? null : <span className="signature-pen" data-down={pen.isDown} style={{ left: pen.x, top: pen.y }} aria-hidden />}
      <span id={helpId} className="signature-keys">
        {keys.help}
      </span>
      <span className="sr-only" role="status">
        {pen === undefined ? '' : pen.isDown ? keys.down : keys.up}
      </span>
      {isDrawn || pen !== undefined ? null : (
        <span className="signature-hint" aria-hidden>
          {label}
        </span>
      )}
      <Button className="signature-again" disabled={!isDrawn || disabled} onClick={clear}>
        {again}
      </Button>
    </div>
  );
}
