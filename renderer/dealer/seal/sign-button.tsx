import { Button } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { Signer } from './signer-card.tsx';

/** One button that signs, or says what the signer still lacks and goes there. */
export function SignButton({ signer, isShown, isRunning, label, onSign }: { readonly signer: Signer; readonly isShown: boolean; readonly isRunning: boolean; readonly label: string; readonly onSign: () => void }) {
  const words = useDeskWords().seal;
  const { person, pin, signature } = signer;
  if (isRunning) {
    return (
      <Button size="large" type="primary" loading>
        {words.sealing}
      </Button>
    );
  }
  if (person === null || pin.length < 6 || signature === null) {
    return (
      <Button size="large" onClick={() => document.getElementById('signer')?.scrollIntoView({ block: 'center' })}>
        {person === null ? words.needPerson : pin.length < 6 ? words.needPin : words.needSignature}
      </Button>
    );
  }
  return (
    <Button size="large" type="primary" disabled={!isShown} onClick={onSign}>
      {label}
    </Button>
  );
}
