import { useState } from 'react';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';

interface ViewedPictureProps {
  readonly address: string;
  readonly label: string;
}

/** One big picture: says that it is being opened until it shows, and where it cannot be shown. To be keyed by its address. */
export function ViewedPicture({ address, label }: ViewedPictureProps) {
  const words = useWords(partsWords).viewer;
  const [state, setState] = useState<'opening' | 'shown' | 'failed'>('opening');
  return (
    <>
      {state === 'shown' ? null : (
        <p className="viewer-note" role="status">
          {state === 'opening' ? words.opening : words.failed}
        </p>
      )}
      <img src={address} alt={label} hidden={state === 'failed'} onLoad={() => setState('shown')} onError={() => setState('failed')} />
    </>
  );
}
