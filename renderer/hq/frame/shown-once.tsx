import { useRef } from 'react';
import { CopyButton } from '../../parts/copy-button.tsx';

interface ShownOnceProps {
  readonly text: string;
  readonly note?: string;
  readonly help: string;
  readonly isLong?: boolean;
}

/** A secret that is shown once: big, with a button that copies it. */
export function ShownOnce({ text, note, help, isLong = false }: ShownOnceProps) {
  const place = useRef<HTMLOutputElement>(null);
  return (
    <div className="shown-once">
      <output className="shown-once-text" data-long={isLong} ref={place}>
        {text}
      </output>
      {note === undefined ? null : <p className="cell-main">{note}</p>}
      <CopyButton type="primary" size="large" text={text} place={place} />
      <p className="quiet">{help}</p>
    </div>
  );
}
