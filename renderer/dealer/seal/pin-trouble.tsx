import { ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeskPerson } from '../../../shared/bridge/shapes.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { mostPinAttempts } from '../../../shared/seal/pin-attempts.ts';
import { spanText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

const pinProblems = ['pin.wrong', 'pin.delayed', 'pin.locked'] as const;

/** Whether a refusal is about the PIN, and so is said at the PIN field. */
export function isPinProblem(problem: Problem | undefined): boolean {
  return problem !== undefined && pinProblems.some((code) => code === problem.code);
}

interface PinTroubleProps {
  readonly person: DeskPerson;
  readonly problem: Problem | undefined;
}

/** What stands between a person and the next try: the PIN was wrong, so many tries are left, wait so long, or locked. It comes into sight by itself. */
export function PinTrouble({ person, problem }: PinTroubleProps) {
  const { seal: words, settings } = useDeskWords();
  const language = useLanguage();
  const waitMs = useWaitMs(person);
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isPinProblem(problem)) place.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  const isLocked = person.state === 'locked';
  const isWrong = problem?.code === 'pin.wrong' && person.attemptsLeft < mostPinAttempts;
  const parts = isLocked
    ? [words.pinLocked, settings.people.lockedHelp]
    : [
        ...(isWrong ? [words.pinWrong] : []),
        ...(person.attemptsLeft < mostPinAttempts ? [words.triesLeft({ count: person.attemptsLeft })] : []),
        ...(waitMs > 0 ? [words.wait({ span: spanText(waitMs, language) })] : []),
      ];
  return (
    <p className="field-error pin-trouble" ref={place} role="alert">
      {parts.length === 0 ? null : (
        <>
          <ExclamationCircleFilled aria-hidden />
          <span>{parts.join(language === 'en' ? '. ' : '，')}</span>
        </>
      )}
    </p>
  );
}

/** How long the person has to wait still, in whole seconds; the host is asked again when it is over. */
function useWaitMs(person: DeskPerson): number {
  const bridge = useBridge();
  const { dataUpdatedAt, refetch } = useQuery({ queryKey: keys.people, queryFn: () => bridge.people.list() });
  const now = useNow(1_000);
  // The wait is what was left when the host answered, so it is reckoned from that moment, by the page's own clock.
  const overAt = person.state === 'delayed' ? dataUpdatedAt + person.waitMs : null;
  const left = overAt === null ? 0 : Math.max(0, Math.ceil((overAt - epochMs(now)) / 1_000) * 1_000);
  const isOver = overAt !== null && left === 0;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  return left;
}
