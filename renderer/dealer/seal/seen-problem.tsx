import { useEffect, useRef } from 'react';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

/** Why a press was refused, brought before the eyes of the person who pressed: it stands below what fills the window. */
export function SeenProblem({ problem }: { readonly problem: Problem }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [problem]);
  return (
    <div ref={place} tabIndex={-1}>
      <ProblemNotice problem={problem} />
    </div>
  );
}
