import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { Choices } from '../../parts/choices.tsx';
import type { DrawnStrokes } from '../../parts/drawn-strokes.ts';
import { PinPad } from '../../parts/pin-pad.tsx';
import { SignaturePad } from '../../parts/signature-pad.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { isPinProblem, PinTrouble } from './pin-trouble.tsx';
import { SeenProblem } from './seen-problem.tsx';

export interface Signer {
  readonly person: PersonId | null;
  readonly pin: string;
  readonly signature: DrawnStrokes | null;
}

export const emptySigner: Signer = { person: null, pin: '', signature: null };

interface SignerCardProps {
  readonly signer: Signer;
  readonly onChange: (change: (before: Signer) => Signer) => void;
  readonly problem: Problem | undefined;
}

/** Who signs, the PIN that opens their key, and the drawn signature. One person is chosen already. What is wrong with the PIN is said at its field. */
export function SignerCard({ signer, onChange, problem }: SignerCardProps) {
  const { seal: words, settings } = useDeskWords();
  const bridge = useBridge();
  const people = useQuery({ queryKey: keys.people, queryFn: () => bridge.people.list() }).data ?? [];
  const able = people.filter((person) => person.state !== 'revoked');
  const only = able.length === 1 ? able[0] : undefined;
  useEffect(() => {
    if (only !== undefined) onChange((before) => (before.person === null ? { ...before, person: only.id } : before));
  }, [only, onChange]);
  const chosen = people.find((person) => person.id === signer.person);
  const isShut = chosen?.state === 'locked';
  return (
    <section className="card stack" id="signer" aria-labelledby="who-signs">
      <h2 id="who-signs">{words.person}</h2>
      <Choices<PersonId>
        label={words.person}
        value={signer.person}
        onChoose={(person) => onChange((before) => ({ ...before, person, pin: '' }))}
        choices={able.map((person) => ({
          value: person.id,
          label: person.name,
          hint: person.state === 'ready' ? settings.people.roles[person.role] : settings.people.states[person.state],
        }))}
      />
      <div className="signer-pads">
        <div className="stack">
          <h3>{words.pin}</h3>
          <PinPad
            label={words.pin}
            hint={words.pinHelp}
            digitsLabel={words.digits}
            clear={words.clear}
            erase={words.erase}
            value={signer.pin}
            disabled={isShut}
            isWrong={isPinProblem(problem) || isShut}
            trouble={chosen === undefined ? null : <PinTrouble person={chosen} problem={problem} />}
            onChange={(pin) => onChange((before) => ({ ...before, pin }))}
          />
          <Link className="touch-link" to="/settings">
            {words.forgotPin}
          </Link>
        </div>
        <div className="stack signer-draw">
          <h3>{words.draw}</h3>
          <SignaturePad label={words.draw} again={words.drawAgain} drawn={words.drawn} keys={words.drawByKeys} onChange={(signature) => onChange((before) => ({ ...before, signature }))} />
        </div>
      </div>
      {problem === undefined || (chosen !== undefined && isPinProblem(problem)) ? null : <SeenProblem problem={problem} />}
    </section>
  );
}
