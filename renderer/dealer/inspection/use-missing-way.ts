import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { pageOfMissing, spotOfMissing, type MissingPage } from '../../../shared/inspection/missing-page.ts';
import { lineAt, useOpenPickup } from './use-pickup.ts';

/** The pages that can show a finding beside the list it belongs to. */
const pagesWithFindings: readonly string[] = ['stage-1', 'stage-2', 'refusal'] satisfies readonly MissingPage[];

/**
 * Leads to where something missing is put right: its page, its line, its finding; a finding that is still to be noted is opened with its line filled in. The
 * refusal shows its goods with their damage points itself.
 */
export function useMissingWay(): (missing: Missing) => void {
  const open = useOpenPickup();
  const navigate = useNavigate();
  const newFinding = useNewFinding();
  const { pathname } = useLocation();
  return useCallback(
    (missing) => {
      const here = pathname.split('/').at(-1) ?? '';
      const page = pageOfMissing(missing, open.view);
      const isWithRefused = 'finding' in missing || (missing.what === 'finding' && page === 'stage-1');
      const isHere = here === page || (here === 'refusal' && isWithRefused);
      const at = 'line' in missing ? lineAt(open, missing.line) : undefined;
      if (missing.what === 'finding' && at !== undefined && isHere && pagesWithFindings.includes(here)) {
        newFinding(at, missing.because === 'refused' ? { stage: 1, check: 'knock', severity: 'severe' } : { stage: 2, check: 'knock', severity: 'slight' });
        return;
      }
      const spot = spotOfMissing(missing);
      if (isHere && (page === 'sign' || spot.line === undefined)) {
        document.getElementById('seal-top')?.scrollIntoView();
        return;
      }
      const to = isHere ? pathname : `/pickup/${open.view.inspection.pickup.id}/${page}`;
      void navigate({ to, search: spot });
    },
    [open, navigate, newFinding, pathname],
  );
}
