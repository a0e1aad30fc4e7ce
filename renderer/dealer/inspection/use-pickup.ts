import { createContext, useContext, useMemo } from 'react';
import type { PickupView } from '../../../shared/bridge/shapes.ts';
import { pickupLines, type LineKey, type PickupLine } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { LineCheck, PackageCheck } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import type { PhotoId } from '../../../shared/kernel/ids.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import type { PickupKeeper } from './pickup-keeper.ts';

/** One line with everything said of it, and whether it is sealed. */
export interface LineAt {
  readonly line: PickupLine;
  readonly check: LineCheck | undefined;
  readonly packages: readonly PackageCheck[];
  readonly findings: readonly Finding[];
  readonly isSealed: boolean;
  readonly missing: readonly Missing[];
}

/** What the pages of one inspection share. */
export interface OpenPickup {
  readonly view: PickupView;
  readonly keeper: PickupKeeper;
  readonly policy: PolicyDocument;
  readonly lines: readonly LineAt[];
  readonly photos: ReadonlyMap<PhotoId, Photo>;
  /** What concerns the whole record: limits not read, no call to the dispatcher. */
  readonly missing: readonly Missing[];
}

export const OpenPickupContext = createContext<OpenPickup | null>(null);

export function useOpenPickup(): OpenPickup {
  const open = useContext(OpenPickupContext);
  if (open === null) throw new Error('no open pickup around this page');
  return open;
}

/** Sorts a pickup by lines and works out what each of them still lacks. */
export function useSortedPickup(view: PickupView, policy: PolicyDocument, keeper: PickupKeeper): OpenPickup {
  const { inspection, sealedLines } = view;
  const lines = useMemo(() => pickupLines(inspection.pickup), [inspection.pickup]);
  const photos = useMemo(() => new Map(view.photos.map((photo) => [photo.id, photo])), [view.photos]);
  return useMemo(() => {
    const sealed = new Set(sealedLines);
    const open = lines.filter((line) => !sealed.has(line.key)).map((line) => line.key);
    const missing = Map.groupBy(whatIsMissing(inspection, { kind: 'feedback', lines: open }, policy, photos), (one) => ('line' in one ? one.line : ''));
    const checks = new Map(inspection.lines.map((check) => [check.line, check]));
    const packages = Map.groupBy(inspection.packages, (row) => row.line);
    const findings = Map.groupBy(inspection.findings, (finding) => finding.line);
    return {
      view,
      keeper,
      policy,
      photos,
      missing: missing.get('') ?? [],
      lines: lines.map((line) => ({
        line,
        check: checks.get(line.key),
        packages: packages.get(line.key) ?? [],
        findings: findings.get(line.key) ?? [],
        isSealed: sealed.has(line.key),
        missing: missing.get(line.key) ?? [],
      })),
    };
  }, [view, inspection, sealedLines, lines, photos, policy, keeper]);
}

export function lineAt(open: OpenPickup, key: LineKey): LineAt | undefined {
  return open.lines.find((at) => at.line.key === key);
}
