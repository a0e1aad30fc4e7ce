import { useNavigate, useLocation } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Check, Finding, Severity } from '../../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId, type PackageId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { natureOf } from '../inspection/checklist.ts';
import { useInspectionChanges } from '../inspection/use-inspection-changes.ts';
import type { LineAt } from '../inspection/use-pickup.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { wantCamera } from '../photo/camera-wish.ts';

interface NewFinding {
  readonly stage: 1 | 2;
  readonly check: Check;
  readonly severity: Severity;
  readonly package?: PackageId;
  readonly unit?: number | null;
}

/** Records a new problem on a line and opens it; the camera opens with it where there is one. */
export function useNewFinding(): (at: LineAt, start: NewFinding) => void {
  const changes = useInspectionChanges();
  const words = useDeskWords().photo.finding;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return useCallback(
    (at, start) => {
      const finding: Finding = {
        id: makeUuid7<FindingId>(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
        line: at.line.key,
        stage: start.stage,
        package: start.package ?? null,
        unit: start.unit ?? null,
        check: start.check,
        nature: natureOf[start.check],
        severity: start.severity,
        place: '',
        description: words.suggestions[start.check],
        quantity: wholeQuantity(1),
        photos: [],
      };
      changes.putFinding(finding, false);
      if (start.stage === 2 && at.check?.items !== 'with-findings') changes.checkItems([at.line.key], 'with-findings');
      wantCamera(finding.id);
      void navigate({ to: pathname, search: { finding: finding.id } });
    },
    [changes, words, navigate, pathname],
  );
}
